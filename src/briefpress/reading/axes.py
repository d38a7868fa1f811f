"""The matrix of a publication that names none: the seed's goals and functions.

The functions are those of *Guidelines for Homeland Security: Prevention and Deterrence* (DHS
Office for Domestic Preparedness, June 2003).
"""

from __future__ import annotations

from briefpress.model.publication import Axis
from briefpress.model.text import Localized, Span


def _axis(key: str, english: str, spanish: str, vietnamese: str) -> Axis:
    texts = (("en", english), ("es", spanish), ("vi", vietnamese))
    return Axis(key, Localized(tuple((tag, Span(text)) for tag, text in texts)))


GOALS = (
    _axis("deter", "Deter", "Disuadir", "Răn đe"),
    _axis("detect", "Detect", "Detectar", "Phát hiện"),
    _axis("prevent", "Prevent", "Prevenir", "Phòng ngừa"),
    _axis("eliminate_threats", "Eliminate Threats", "Eliminar amenazas", "Loại bỏ mối đe dọa"),
)

FUNCTIONS = (
    _axis("collaboration", "Collaboration", "Colaboración", "Hợp tác"),
    _axis(
        "information_sharing",
        "Information Sharing",
        "Intercambio de información",
        "Chia sẻ thông tin",
    ),
    _axis(
        "threat_recognition",
        "Threat Recognition",
        "Reconocimiento de amenazas",
        "Nhận diện mối đe dọa",
    ),
    _axis("risk_management", "Risk Management", "Gestión de riesgos", "Quản lý rủi ro"),
    _axis("intervention", "Intervention", "Intervención", "Can thiệp"),
)
