"""What analysts ask of first, as plain SQL; each view says in Vietnamese what it is."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _


@dataclass(frozen=True, slots=True)
class View:
    """A view, its words for people, and its query."""

    name: str
    says: str
    query: str


VIEWS = (
    View(
        "v_months",
        _("Tháng hiện có của từng đơn vị: lần sửa, ngày nhận, đơn vị cấp trên"),
        """
SELECT month, unit, registered_unit.name AS unit_name, bundle.superior, revision, first_day,
    last_day, received_at, loaded_at, bundle_id
FROM bundle LEFT JOIN registered_unit USING (unit) WHERE replaced_by IS NULL
""",
    ),
    View(
        "v_month_figures",
        _("Số liệu đã chốt theo tháng và đơn vị; precision khác exact là số ước, đừng cộng"),
        """
SELECT month, left(month, 4)::int AS year, unit, registered_unit.name AS unit_name, code,
    indicator.name AS indicator, rollup, part, precision, value, measured_in, bundle_id
FROM figure LEFT JOIN indicator USING (code) LEFT JOIN registered_unit USING (unit)
""",
    ),
    View(
        "v_year_flows",
        _("Chỉ tiêu cộng dồn cả năm của từng đơn vị; chỉ cộng số chính xác"),
        """
SELECT left(month, 4)::int AS year, unit, registered_unit.name AS unit_name, code,
    indicator.name AS indicator, part, sum(value)::bigint AS value, count(*) AS months, measured_in
FROM figure JOIN indicator USING (code) LEFT JOIN registered_unit USING (unit)
WHERE rollup = 'sum' AND precision = 'exact'
GROUP BY 1, unit, registered_unit.name, code, indicator.name, part, measured_in
""",
    ),
    View(
        "v_year_stocks",
        _("Chỉ tiêu thời điểm: số của tháng cuối cùng đã có trong năm, không cộng các tháng"),
        """
WITH newest AS (
    SELECT left(month, 4)::int AS year, unit, code, max(month) AS month
    FROM figure JOIN indicator USING (code) WHERE rollup <> 'sum' GROUP BY 1, unit, code
)
SELECT year, unit, registered_unit.name AS unit_name, code, indicator.name AS indicator, part,
    value, month, measured_in
FROM newest JOIN figure USING (unit, code, month) JOIN indicator USING (code)
    LEFT JOIN registered_unit USING (unit)
WHERE precision = 'exact'
""",
    ),
    View(
        "v_month_records",
        _("Số bản ghi của tháng theo đơn vị, loại và mã, để xem như bảng theo dõi"),
        """
SELECT month, unit, registered_unit.name AS unit_name, kind, type, sum(value)::bigint AS records
FROM month_summary LEFT JOIN registered_unit USING (unit) WHERE measure = ''
GROUP BY month, unit, registered_unit.name, kind, type
""",
    ),
    View(
        "v_adjustments",
        _("Điều chỉnh kỳ trước: số đã báo cáo của kỳ cũ giữ nguyên, difference là phần chênh"),
        """
SELECT unit, registered_unit.name AS unit_name, month AS adjusted_month,
    report_month AS adjusted_in, code, indicator.name AS indicator, part, reported, "right",
    "right" - reported AS difference, reason
FROM (SELECT *, indicator AS code FROM adjustment) AS adjustment
    LEFT JOIN indicator USING (code) LEFT JOIN registered_unit USING (unit)
""",
    ),
)
