"""Invented people and real places, as long as they come, for looking at papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ui.paper.amendment import Amended, AmendmentPaper
from ui.paper.dispatch import Dispatch, Letterhead, Signer
from ui.paper.merit import AwardHeld, CollectiveMerit, IndividualMerit, Target
from ui.paper.proposals import ProposalPaper
from ui.paper.receipt import ReceiptSlip
from ui.paper.recovery import RecoverySheet
from ui.paper.roster import Collective, Individual

DISPATCH = Dispatch(
    letterhead=Letterhead(
        superior_name="Công an huyện Gia Viễn",
        unit_name="Công an xã Gia Thắng",
        place="Gia Thắng",
        symbol="TTr-CAX",
    ),
    signer=Signer(("Trưởng Công an xã",), "Phạm Ngọc Ánh", "Thiếu tá"),
    recipients=("Như trên", "Ủy ban nhân dân xã Gia Thắng (để báo cáo)", "Lưu: VT"),
    number=5,
    day=date(2023, 2, 5),
)

_TEAMS = (
    ("Tổ liên gia an toàn về phòng cháy, chữa cháy số 3", "Thôn Trung Đồng"),
    ("Câu lạc bộ phổ biến kiến thức pháp luật Trường Trung học cơ sở Gia Thắng", "Thôn Kính Chúc"),
    ("Nhóm tự quản về an ninh trật tự, vệ sinh môi trường", "Thôn Đông Thượng"),
    ("Chi hội Cựu chiến binh thôn Mưỡu Giáp", "Thôn Mưỡu Giáp"),
    ("Ban Công tác Mặt trận thôn Vĩnh Ninh", "Thôn Vĩnh Ninh"),
)
_PEOPLE = (
    ("Nguyễn Thị Phương Thảo", "1984", "Nữ", "Chi hội trưởng Phụ nữ thôn Trung Đồng"),
    ("Trần Quang Nghĩa", "1961", "Nam", "Tổ trưởng Tổ liên gia số 3, thôn Trung Đồng"),
    ("Đặng Xuân Khuê", "1975", "Nam", "Trưởng thôn Kính Chúc"),
    ("Hoàng Thị Mỹ Duyên", "1990", "Nữ", "Giáo viên Trường Trung học cơ sở Gia Thắng"),
    ("Bùi Văn Ổn", "1968", "Nam", "Đội trưởng Đội dân phòng xã"),
    ("Công Tằng Tôn Nữ Quỳnh Uyển", "1979", "Nữ", "Cán bộ Mặt trận Tổ quốc xã"),
)
_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện"

PROPOSAL = ProposalPaper(
    addressees=("Công an huyện Gia Viễn",),
    award="Giấy khen",
    occasion="xuất sắc trong phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022",
    grounds=(
        "Căn cứ Luật Thi đua, khen thưởng",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
        "Căn cứ Biên bản số 02/BB-CAX ngày 30 tháng 01 năm 2023 họp bình xét khen thưởng",
    ),
    reason="Năm 2022, Công an xã Gia Thắng đã tham mưu cấp ủy, chính quyền địa phương duy trì 10 "
    "loại mô hình tự quản về an ninh, trật tự; xây dựng mới mô hình “Xã không có tệ nạn ma túy”.",
    collectives=tuple(
        Collective(
            name=name,
            address=f"{place}, xã Gia Thắng, huyện Gia Viễn, tỉnh Ninh Bình",
            achievement="Duy trì sinh hoạt hằng tháng, 12/12 hộ trang bị bình chữa cháy, chuông "
            "báo động liên hoàn; phát hiện và dập tắt 02 đám cháy nhỏ ngay từ đầu.",
            award=_AWARD,
        )
        for name, place in _TEAMS
    ),
    individuals=tuple(
        Individual(
            name=name,
            born=born,
            sex=sex,
            position=position,
            serving="Từ năm 2015",
            achievement="Vận động 46 hộ ký cam kết, hòa giải thành 07 vụ mâu thuẫn trong Nhân "
            "dân, cung cấp nhiều nguồn tin có giá trị.",
            held="Giấy khen của Chủ tịch UBND xã năm 2020",
            award=_AWARD,
        )
        for name, born, sex, position in _PEOPLE
    ),
    enclosures=(
        "Danh sách trích ngang đề nghị khen thưởng",
        "Báo cáo thành tích của 05 tập thể, 06 cá nhân",
        "Biên bản họp bình xét",
    ),
)

UNITS = (
    "Thị trấn Me", "Gia Hòa", "Gia Hưng", "Gia Hoàng", "Gia Lạc", "Gia Lập", "Gia Minh",
    "Gia Phong", "Gia Phú", "Gia Phương", "Gia Sinh", "Gia Tân", "Gia Thanh", "Gia Thắng",
    "Gia Thịnh", "Gia Tiến", "Gia Trấn", "Gia Trung", "Gia Vân", "Gia Vượng", "Gia Xuân",
)  # fmt: skip
SUPERIOR = replace(
    DISPATCH,
    letterhead=Letterhead("Công an tỉnh Ninh Bình", "Công an huyện Gia Viễn", "Gia Viễn", "BC-CAH"),
    signer=Signer(("KT. Trưởng Công an huyện", "Phó Trưởng Công an huyện"), "Vũ Đình Hiếu"),
    number=None,
    day=None,
)

COLLECTIVE = CollectiveMerit(
    award="Giấy khen của Chủ tịch Ủy ban nhân dân huyện Gia Viễn",
    name="Tổ liên gia an toàn về phòng cháy, chữa cháy số 3, thôn Trung Đồng",
    address="Thôn Trung Đồng, xã Gia Thắng, huyện Gia Viễn, tỉnh Ninh Bình",
    founding="Thành lập ngày 12/4/2022, ra mắt ngày 20/4/2022",
    features="Tổ có 12 hộ liền kề, mỗi hộ 01 bình chữa cháy, 01 dụng cụ phá dỡ, 01 chuông báo.",
    duties="Tự kiểm tra an toàn phòng cháy; báo động, chữa cháy ban đầu; hỗ trợ thoát nạn.",
    years=(2021, 2022),
    targets=(
        Target("Hộ có bình chữa cháy", "hộ", (4, 12)),
        Target("Lượt người được huấn luyện", "lượt người", (0, 1036)),
    ),
    results="Phát hiện và dập tắt 02 đám cháy nhỏ ngay từ đầu, không thiệt hại về người.",
    measures="Kiểm tra chéo giữa các hộ vào tối thứ Bảy tuần đầu của tháng.",
    compliance="12/12 hộ ký cam kết bảo đảm an toàn về phòng cháy, chữa cháy.",
    awards_held=(
        AwardHeld(2022, "Giấy khen", "Số 118/QĐ-UBND ngày 15/11/2022 của Chủ tịch UBND xã"),
    ),
    head="Trần Quang Nghĩa",
)
INDIVIDUAL = IndividualMerit(
    award="Giấy khen của Giám đốc Công an tỉnh",
    name="Công Tằng Tôn Nữ Quỳnh Uyển",
    born="05/02/1979",
    sex="Nữ",
    home="Xã Gia Thắng, huyện Gia Viễn, tỉnh Ninh Bình",
    residence="Thôn Kính Chúc, xã Gia Thắng, huyện Gia Viễn, tỉnh Ninh Bình",
    workplace="Ủy ban Mặt trận Tổ quốc Việt Nam xã Gia Thắng",
    position="Cán bộ",
    schooling="Đại học",
    duties="Phụ trách phối hợp xây dựng mô hình tự quản về an ninh, trật tự ở 9 thôn.",
    results="Vận động 46 hộ ký cam kết; hòa giải thành 07 vụ mâu thuẫn trong Nhân dân.",
    measures="Đến từng nhà vào buổi tối; nhờ người cao tuổi trong dòng họ cùng khuyên giải.",
    effect="Cách làm được nhân ra 9/9 thôn trong xã.",
    held=("Giấy khen của Chủ tịch UBND xã năm 2020.",),
)
RECOVERY = RecoverySheet(
    "Công an xã Gia Thắng", "K7QF-2M9D-XH4T-0RWE-8PZC-5VNA-J3YB-6GSK", date(2022, 1, 5)
)

RECEIPT = ReceiptSlip(
    number=212,
    superior_name="Công an huyện Gia Viễn",
    unit_name="Công an xã Gia Thắng",
    subject="tháng 12/2022, bản 1",
    seq=7,
    bundle_id="95b1f270" * 8,
    answer="nhận có lưu ý",
    reasons=("TH-21: Số vụ đã giải quyết thấp hơn tháng trước; đề nghị kiểm tra lại.",),
    counts=(("mô hình", 11), ("hoạt động", 34), ("tổ, đội", 9)),
    next_seq=8,
    written_on=date(2022, 12, 20),
    spoken_code="K7Q2 9MD4 XH",
)

AMENDMENT = AmendmentPaper(
    unit_name="Công an xã Gia Thắng",
    month="tháng 12/2022",
    revision=2,
    reason="Ghi sót một buổi tuyên truyền lưu động; sửa địa điểm họp thôn",
    records=tuple(
        Amended(f"Hoạt động: Tuyên truyền lưu động, lần {time}", "Số liệu", "2 buổi", "3 buổi")
        for time in range(1, 40)
    ),
    figures=(
        Amended("Buổi tuyên truyền", "buổi", "40", "41"),
        Amended("Lượt người được tuyên truyền", "lượt người", "hơn 1.000", "hơn 1.200"),
    ),
    addressee="Công an huyện Gia Viễn",
)
