"""Addresses of consultations and meetings.

A consultation lies at `/c/<id>/`, a meeting at `/m/<id>/`.
"""

from django.urls import URLPattern

from folkmoot.web.meetings.group_urls import urlpatterns as group_patterns
from folkmoot.web.meetings.history_urls import urlpatterns as history_patterns
from folkmoot.web.meetings.member_urls import urlpatterns as member_patterns
from folkmoot.web.meetings.plan_urls import urlpatterns as plan_patterns

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    *plan_patterns,
    *group_patterns,
    *member_patterns,
    *history_patterns,
]
