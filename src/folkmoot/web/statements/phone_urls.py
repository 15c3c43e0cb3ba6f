"""Addresses of the phone's pages: joining, the sheet, a receipt, the service worker."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
