# كلمات الاستوديو. الصياغة: https://projectfluent.org
### panes

panes = الألواح
pane-guideline = الدليل
pane-task = مهمة تجريبية
pane-preview = ما يراه المُقيِّم
pane-verdict = الحكم

### the bar

untitled = دليل بلا اسم
new = جديد
open = فتح
save = حفظ
share = مشاركة
undo = تراجع
redo = إعادة
publish = نشر
errors-block = هناك أخطاء تمنع النشر: أصلحها أولًا.
not-proved-yet = النشر ينتظر البراهين.
published = نُشر. بصمته { $what }
link-copied = نُسخ رابط يحمل هذا الدليل.
link-not-copied = الرابط الآن في شريط العنوان؛ تعذَّر نسخه.
cannot-open = تعذَّر فتح هذا الملف.
cannot-change = لا يمكن تغيير هذا هنا؛ غيِّره في النص.
template-product-relevance = صلة المنتجات
template-product-relevance-about = أربع درجات، ودليل من العنوان، والسعر والتوفر
template-needs-met = تلبية الحاجة وجودة الصفحة
template-needs-met-about = مقياسان لنتيجة من الويب، مع علامات
template-esci = مطابق، بديل، مكمِّل، غير ذي صلة
template-esci-about = الدرجات الأربع لعبارات التسوق
template-safety-severity = السلامة مع الشدة
template-safety-severity-about = ما قد يضر، وما شدته، ومَن يعنيه
template-language-identification = تحديد اللغة
template-language-identification-about = بأي لغة كُتب النص، وبأي يقين

### problems

problems = المشكلات
errors = { $count ->
     [zero] لا أخطاء
     [one] خطأ واحد
     [two] خطآن
     [few] { $count } أخطاء
    *[other] { $count } خطأ
}
warnings = { $count ->
     [zero] لا تحذيرات
     [one] تحذير واحد
     [two] تحذيران
     [few] { $count } تحذيرات
    *[other] { $count } تحذيرًا
}
notes = { $count ->
     [zero] لا ملاحظات
     [one] ملاحظة واحدة
     [two] ملاحظتان
     [few] { $count } ملاحظات
    *[other] { $count } ملاحظة
}
level-error = خطأ:
level-warning = تحذير:
level-note = ملاحظة:
line = السطر { $count }
nothing-wrong = لا خطأ هنا.
and-more = و{ $count } أخرى
show-me = أرني
mend = أصلح
mend-remove = احذفه
mend-test = أضف هذا الاختبار
take-out = احذف { $what } من الدليل
proofs-wait = البراهين تنتظر حتى يُقرأ النص.
proofs-begin = جارٍ البرهان…
proofs-run = بُرهن { $done } من { $total }
proofs-done = بُرهن كل شيء
proofs-unavailable = لا يمكن إجراء البراهين هنا.

### the preview

preview-language = لغة العرض
narrow = ضيق
dark = داكن
preview-only = هذا عرض فقط: يظهر التقييم في الحكم ولا يُرسل إلى أي مكان.

### the verdict

side-rules = القواعد
side-tests = الاختبارات { $passed }/{ $total }
side-judgment = التقييم
verdict-none = يظهر الحكم حين يُقرأ الدليل والمهمة.
verdict-stale = الحكم بحسب آخر نص أمكنت قراءته.
verdict-as = يُحكم
as-working = أثناء العمل
as-submitted = عند الإرسال
would-be-taken = هذا التقييم مقبول.
not-finished = { $count ->
     [one] لم يكتمل: تنقص إجابة واحدة.
     [two] لم يكتمل: تنقص إجابتان.
     [few] لم يكتمل: تنقص { $count } إجابات.
    *[other] لم يكتمل: تنقص { $count } إجابة.
}
would-be-refused = هذا التقييم مرفوض.
add-case = أضف هذه الحالة اختبارًا
on-result = في { $result }
is-broken = خولفت
is-broken-because = خولفت لأن
is = يساوي
waits-for = تنتظر { $paths }
group-waits = { $count } تنتظر
group-undecided = { $count } لا يمكن الحكم فيها
group-holds = { $count } محقَّقة
group-rests = { $count } لا تنطبق
no-tests = ليس لهذا الدليل اختبارات بعد. أجب في ما يراه المُقيِّم ثم أضف الحالة.
missing-tests = { $count ->
     [one] ينقص اختبار واحد.
     [two] ينقص اختباران.
     [few] تنقص { $count } اختبارات.
    *[other] ينقص { $count } اختبارًا.
}
add-missing = اكتبها
test-passes = ينجح:
test-fails = يفشل:
judgment-would-be = كما سيُرسل. وما لا يُعرف إلا عند الإرسال متروك.
judgment-posted = كما أرسله عرض المُقيِّم.
