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
proved-anew = يجري إثبات هذا من جديد: حاول مرة أخرى بعد لحظة.
proofs-wait = البراهين تنتظر حتى يُقرأ النص.
proofs-begin = جارٍ البرهان…
proofs-run = بُرهن { $done } من { $total }
proofs-done = بُرهن كل شيء
proofs-unavailable = لا يمكن إجراء البراهين هنا.

### the preview

preview-language = لغة العرض
narrow = ضيق
dark = داكن
untranslated = ناقصة: { $count }
untranslated-about = نصوص ناقصة في لغة ما
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

### ways to look at the guideline

view-text = النص
view-rules = القواعد
view-table = الجدول
view-versions = الإصدارات
view-waits = يظهر هذا حين يُقرأ النص.
rules-about = القاعدة تقول ما يجب أن يتحقق، وتُخالَف حيث لا يتحقق.
rule-when = إذا { $when } فيجب أن { $then }.
rule-always = يجب دائمًا أن { $then }.
change-rule = تغيير
form-when = إذا
form-require = فيجب أن يتحقق
form-rule = يجب دائمًا أن يتحقق
over-all-results = على كل النتائج
severity-of = ما تفعله { $what } حين تُخالَف
does-error = تمنع
does-warning = تسأل
does-info = تُخبر
and = و
or = أو
change-joint = كلها أو واحد منها
add-clause = أضف شرطًا
take-clause = احذف هذا الشرط
clause-what = ما يُسأل عنه
clause-how = كيف يُقارن
clause-with = بماذا
is-not = ليس
includes = يشمل
lacks = لا يشمل
is-given = أُجيب عنه
is-not-given = لم يُجب عنه
count-equal = عدده
count-not-equal = عدده ليس
count-at-least = عدده على الأقل
count-at-most = عدده على الأكثر
count-more = عدده أكثر من
count-less = عدده أقل من
characters = { $count ->
     [zero] { $count } حرف
     [one] حرف واحد
     [two] حرفان
     [few] { $count } أحرف
     [many] { $count } حرفًا
    *[other] { $count } حرف
}
number-equal = يساوي
number-not-equal = لا يساوي
number-at-least = على الأقل
number-at-most = على الأكثر
number-more = أكبر من
number-less = أصغر من
table-about = { $count ->
     [0] كل قاعدة على اختيارات صف، والخلية الفارغة تعني أيًّا كان.
    *[other] كل قاعدة على اختيارات صف، والخلية الفارغة تعني أيًّا كان. قواعد تتحدث عن شيء آخر: { $count }.
}
table-rule = القاعدة
table-also = و { $what }
any = أيّ
compare = قارن بـ…
cannot-compare = لا يمكن قراءة أحد الدليلين؛ أصلحه أولًا.
comparing = تجري المقارنة… { $done } من { $total } قاعدة
versions-broke = توقفت المقارنة. اختر الملفات من جديد.
whole-equivalent = يقبل التقييمات نفسها التي يقبلها { $version }.
whole-stricter = هو أشد من { $version }: يرفض تقييمات يقبلها { $version }.
whole-looser = هو أيسر من { $version }: يقبل تقييمات يرفضها { $version }.
whole-neither = ليس أشد من { $version } ولا أيسر: كلٌّ يقبل تقييمات يرفضها الآخر.
not-confirmed = بقدر ما يمكن تمييز النصوص والأعداد.
newly-refused = صار مرفوضًا بسبب
newly-taken = صار مقبولًا، وكان مرفوضًا بسبب
change-added = جديدة
change-removed = حُذفت
change-scope = تتحدث عن نطاق آخر
change-severity = صارت تمنع أو لم تعد
equivalent = كما هي
stricter = أشد
looser = أيسر
neither = لا أشد ولا أيسر

### الإصدارات والتقييمات السابقة

other-version = إصدار آخر
versions-about = قارن هذا الدليل بملف فيه إصدار آخر منه.
past = التقييمات السابقة
past-about = تُفحص التقييمات التي أُجريت من جديد وفق هذا الإصدار. وحيث لا يوجد إصدار آخر للمقارنة تُعدّ مقبولة من قبل.
past-files = تقييمات ومهام من ملفات…
collector = أو من مُجمِّع
token = الرمز
fetch = جلب
fetching = جارٍ الجلب…
nothing-past = لا توجد في هذه الملفات تقييمات ولا مهام.
collector-wants-token = يطلب هذا المُجمِّع رمزه.
collector-refuses-token = لا يقبل هذا المُجمِّع هذا الرمز.
collector-lacks = ليس لدى هذا المُجمِّع دليل بهذا المعرّف.
collector-silent = لا يمكن الوصول إلى هذا المُجمِّع من هذه الصفحة. إن كان على عنوان آخر فيجب تشغيله مع ‎--allow-origin‎، ويجب أن تسمح به سياسة هذه الصفحة.
lacks-tasks = { $count ->
    *[other] عدد التقييمات هنا: { $count }؛ وما زال ملف مهامها ناقصًا.
}
lacks-judgments = { $count ->
    *[other] عدد المهام هنا: { $count }؛ وما زال ملف تقييماتها ناقصًا.
}
past-progress = فُحص { $done } من { $total }…
past-summary = { $count ->
    *[other] تقييمات فُحصت من جديد: { $count }؛ صار مرفوضًا منها: { $refused }، وصار مقبولًا: { $taken }.
}
past-without-task = { $count ->
    *[other] تقييمات أخرى مهامها ليست بين المعطاة: { $count }.
}
past-without-verdict = { $count ->
    *[other] تقييمات أخرى لم تحكم بشيء، فقد جرى تخطيها أو إحالتها: { $count }.
}
past-unreadable = { $count ->
    *[other] تقييمات أخرى لا يمكن قراءتها: { $count }. أولها:
}
past-groups = الأعداد بحسب السوق واللغة
past-refused = صار مرفوضًا
past-taken = صار مقبولًا
market = السوق
language = اللغة
all = الكل
unchanged = لم يتغير
plain = { $count }
