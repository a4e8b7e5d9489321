"""Local security models (mô hình), the places where they run, what became of them, how they did."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Codes, Count, Identity, Name, Record, Text
from storage.records.facts import Fact


class SecurityModel(Record):
    """An organised, repeatable way for a community to keep order, with aims, rules and members."""

    KIND: ClassVar[str] = "security_model"
    TITLE: ClassVar[str] = "Mô hình"

    name: Annotated[Name, Fact("Tên mô hình", listed=True)]
    type: Annotated[Code, Fact("Loại trong danh mục", listed=True, choices="model_types")]
    form: Annotated[Code, Fact("Dạng", choices="model_forms")] = "model"
    four_self: Annotated[Codes, Fact("Bốn tự", choices="four_self")] = ()
    setting: Annotated[Code, Fact("Lĩnh vực", choices="settings_of_model")] = "residential"
    launched_on: Annotated[date | None, Fact("Ngày ra mắt", listed=True)] = None
    lead: Annotated[Text, Fact("Cơ quan chủ trì")] = ""
    partners: Annotated[Codes, Fact("Cơ quan phối hợp", choices="organisations")] = ()
    movements: Annotated[Codes, Fact("Phong trào gắn kết", choices="linked_movements")] = ()
    plan_paper: Annotated[Text, Fact("Kế hoạch, quy chế (số, ngày)")] = ""
    decision_paper: Annotated[Text, Fact("Quyết định thành lập (số)")] = ""
    decision_date: Annotated[date | None, Fact("Ngày quyết định")] = None
    decision_body: Annotated[Text, Fact("Cơ quan ra quyết định")] = ""
    hosts_total: Annotated[Count | None, Fact("Tổng số nơi thuộc diện vận động")] = None
    officer_role: Annotated[Text, Fact("Cán bộ phụ trách (chức danh)")] = ""
    funding: Annotated[Count, Fact("Kinh phí xã hội hóa (đồng)")] = 0
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""


class ModelSite(Record):
    """One place where a model is applied (điểm mô hình): the unit in which models are counted."""

    KIND: ClassVar[str] = "model_site"
    TITLE: ClassVar[str] = "Điểm mô hình"

    model: Annotated[Identity, Fact("Mô hình", listed=True, refers="security_model")]
    name: Annotated[Name, Fact("Tên điểm", listed=True)]
    hamlet: Annotated[Identity | None, Fact("Thôn, tổ dân phố", listed=True, refers="hamlet")] = (
        None
    )
    host: Annotated[Text, Fact("Đặt tại (trường, cơ quan, doanh nghiệp)")] = ""
    opened_on: Annotated[date | None, Fact("Ngày bắt đầu", listed=True)] = None
    closed_on: Annotated[date | None, Fact("Ngày thôi hoạt động")] = None
    groups: Annotated[Count, Fact("Số tổ", listed=True)] = 1
    members: Annotated[Count, Fact("Số thành viên", listed=True)] = 0
    households: Annotated[Count, Fact("Số hộ", listed=True)] = 0
    equipment: Annotated[Text, Fact("Phương tiện")] = ""


class StatusEvent(Record):
    """What happened to a model on a day: founded, strengthened, replicated, retired."""

    KIND: ClassVar[str] = "status_event"
    TITLE: ClassVar[str] = "Diễn biến mô hình"
    NAMED_BY: ClassVar[str] = "status"
    DATED_BY: ClassVar[str] = "happened_on"
    SOUGHT: ClassVar[bool] = False

    model: Annotated[Identity, Fact("Mô hình", listed=True, refers="security_model")]
    site: Annotated[Identity | None, Fact("Điểm mô hình", refers="model_site")] = None
    happened_on: Annotated[date, Fact("Ngày", listed=True)]
    status: Annotated[Code, Fact("Trạng thái", listed=True, choices="model_statuses")]
    paper: Annotated[Text, Fact("Số văn bản", listed=True)] = ""
    reason: Annotated[Text, Fact("Lý do", listed=True)] = ""


class ModelRating(Record):
    """How a model was judged for a half-year or a year."""

    KIND: ClassVar[str] = "model_rating"
    TITLE: ClassVar[str] = "Đánh giá mô hình"
    NAMED_BY: ClassVar[str] = "rating"
    DATED_BY: ClassVar[str] = "rated_on"
    SOUGHT: ClassVar[bool] = False

    model: Annotated[Identity, Fact("Mô hình", listed=True, refers="security_model")]
    rated_on: Annotated[date, Fact("Ngày đánh giá", listed=True)]
    period: Annotated[Text, Fact("Kỳ đánh giá", listed=True)] = ""
    rating: Annotated[Code, Fact("Kết quả", listed=True, choices="model_ratings")]
    decision: Annotated[Code, Fact("Hướng xử lý", choices="rating_decisions")] = "maintain"
    note: Annotated[Text, Fact("Nhận xét")] = ""
