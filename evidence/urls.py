"""Addresses of the public evidence pages, under /evidence/."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.urls import URLPattern, path

from evidence.views import (
    content,
    downloads,
    editions,
    entries,
    everyday,
    hair_loss,
    keeping,
    languages,
    pages,
)

app_name = "evidence"

may_keep = csp_replace({"worker-src": [SELF]})
"""Only this page may start the worker that hands out kept pages."""

urlpatterns: list[URLPattern] = [
    path("", may_keep(pages.library), name="library"),
    path("hair-loss/", hair_loss.hair_loss, name="hair_loss"),
    path("questions-to-ask/", keeping.questions_to_ask, name="questions_to_ask"),
    path("keep.json", keeping.keep_list, name="keep_list"),
    path("keeper.js", keeping.keeper, name="keeper"),
    path("options/<slug:key>/", entries.option, name="option"),
    path("options/<slug:key>/details/", entries.option_details, name="option_details"),
    path("studies/", pages.studies, name="studies"),
    path("studies/<slug:key>/", entries.study, name="study"),
    path("reviews/", pages.reviews, name="reviews"),
    path("trials/", pages.trials, name="trials"),
    path("law/", pages.regulation_list, name="regulation_list"),
    path("law/<slug:key>/", entries.regulation, name="regulation"),
    path("harms/", pages.harms, name="harms"),
    path("prices/", pages.prices, name="prices"),
    path("numbers/", pages.comparators, name="comparators"),
    path("coming/", pages.coming, name="coming"),
    path("content-changes/", content.content_changes_page, name="content_changes"),
    path("words/", pages.glossary, name="glossary"),
    path("questions/", pages.questions, name="questions"),
    path("products/", everyday.products, name="products"),
    path("labels/", everyday.labels, name="labels"),
    path("topics/", everyday.topics, name="topics"),
    path("topics/<slug:key>/", everyday.topic, name="topic"),
    path("index/", everyday.word_index, name="word_index"),
    path("forums/", pages.community, name="community"),
    path("article/", pages.article, name="article"),
    path("gaps/", entries.gap_map, name="gap_map"),
    path("sources/", pages.sources, name="sources"),
    path("sources/<slug:key>/", entries.source, name="source"),
    path("in/<slug:code>/", languages.in_language, name="in_language"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<int:number>/", editions.edition, name="edition"),
    path("editions/<int:number>/edition.json", downloads.edition_text, name="edition_text"),
    path("editions/<int:number>/sources.json", downloads.sources_csl, name="sources_csl"),
    path("editions/<int:number>/sources.ris", downloads.sources_ris, name="sources_ris"),
]
