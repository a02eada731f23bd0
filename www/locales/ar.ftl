# The words of the interface. Syntax: https://projectfluent.org
### the page

page = التقييم
query = الاستعلام
results = النتائج
result-number = النتيجة { $number }
whole-task = عن كل النتائج
progress = { $current } من { $total }
progress-open = المهمة { $current }
guideline = الدليل
settings = الإعدادات
help = المفاتيح والمساعدة
close = إغلاق
cancel = إلغاء
dismiss = إخفاء
try-again = حاول مرة أخرى
field-optional = (اختياري)
link-opens = يفتح في علامة تبويب جديدة
key-space = مسافة

### the ways out, and submit

ways-out = دون تقييم
skip = تخطٍّ
cannot-judge = يتعذر التقييم
escalate = تصعيد
submit = إرسال
storing = جارٍ الحفظ…
answered = أُجيب عن { $answered } من { $total }
to-mend = { $count ->
     [0] لا شيء للتصحيح
    *[other] للتصحيح: { $count }
}
to-confirm = للتأكيد: { $count }
reason-skip = تخطي هذه المهمة
reason-skip-help = يمكنك ترك السبب فارغًا. تنتقل المهمة إلى شخص آخر.
reason-cannot-judge = لا يمكن تقييم هذا
reason-cannot-judge-help = اذكر ما ينقص أو ما تعطّل إن كنت تعرف.
reason-escalate = إحالة هذه المهمة
reason-escalate-help = سيتولاها شخص لديه دعم أكبر. لا يلزم أن تكون قد اطلعت عليها.
reason-label = السبب
overrides-title = هل هذا مقصود؟
overrides-help = يطلب الدليل رأيك فيما يلي.
overrides-back = رجوع
override-reason = السبب

### findings

severity-error = للتصحيح
severity-warning = للتأكيد
severity-info = ملاحظة
finding-see = انظر الدليل
finding-confirm = هذا مقصود
finding-required = يلزم جواب هنا.
finding-bounds-count-min = اختر { $min } على الأقل.
finding-bounds-count-max = اختر { $max } على الأكثر.
finding-bounds-scale = اختر درجة من { $min } إلى { $max }.
finding-bounds-number-min = يجب أن يكون العدد { $min } أو أكثر.
finding-bounds-number-max = يجب أن يكون العدد { $max } أو أقل.
finding-bounds-length-max = { $max ->
     [one] اكتب حرفًا واحدًا على الأكثر.
     [two] اكتب حرفين على الأكثر.
     [few] اكتب { $max } أحرف على الأكثر.
    *[other] اكتب { $max } حرفًا على الأكثر.
}
finding-invalid-kind = هذا الجواب لا يناسب السؤال؛ أجب مرة أخرى.
finding-invalid-line-break = اكتب هذا في سطر واحد.
finding-invalid-number = اكتب عددًا.
finding-invalid-option = هذا الخيار لم يعد موجودًا؛ اختر مرة أخرى.
finding-invalid-repeated = اختير شيء مرتين؛ اختر مرة أخرى.
finding-withheld = ما تقوله هذه القاعدة يقتبس نصًا مغطى. أظهر النتيجة لقراءته.
finding-invalid-span = لم تعد إحدى العلامات تطابق النص؛ ضع العلامة من جديد.

### what is said to assistive technology

announce-undone = تم التراجع.
announce-redone = أُعيد.
announce-nothing-left = لا شيء للتراجع عنه أو إعادته.
announce-ready = أُجيب عن كل شيء. الضغط على Enter يُرسل.
announce-to-mend = { $count ->
     [one] جواب واحد ناقص أو خاطئ، وهو هذا.
     [two] جوابان ناقصان أو خاطئان، وهذا أولهما.
    *[other] أجوبة ناقصة أو خاطئة: { $count }، وهذا أولها.
}
announce-to-confirm = أجوبة تنتظر تأكيدك: { $count }.
announce-not-stored = لم يُحفظ: { $reason } أجوبتك ما زالت هنا.
announce-covered = غُطّي كل شيء.
announce-limited = لن يُعرض المزيد الآن: بلغت الحد الذي وضعه مشروعك.
announce-cannot-open = لا يمكن فتح هذا هنا.

### answering

taxonomy-search = بحث
taxonomy-none = لا شيء بهذا الاسم.
span-text = نص قابل للتعليم
span-hint = نص للتعليم: الأسهم تختار الكلمات، ومع Shift كلمات أكثر، ومع Alt حروفًا مفردة؛ Enter يضع العلامة وDelete يزيلها
span-mark = علّم المحدَّد
span-list = العلامات
span-remove = إزالة العلامة { $quote }
span-covered = أظهر النص لتعليمه.
span-marks = العلامات: { $count }
span-no-text = هذه المهمة لا تحمل النص.
span-select-first = حدّد جزءًا من النص أولًا.

### content

data-yes = نعم
data-no = لا
data-in-stock = متوفر
data-out-of-stock = غير متوفر
data-rating = التقييم { $rating }
data-views = { $views } مشاهدة
media-none = بلا صورة
media-broken-picture = تعذر عرض الصورة.
media-broken-video = تعذر تشغيل الفيديو.
media-play = تشغيل
media-captions = ترجمة نصية
media-uncaptioned = تعذّرت قراءة الترجمة النصية.
media-player = المشغّل
media-pause = إيقاف مؤقت
media-back = 5 ثوانٍ إلى الخلف
media-forward = 5 ثوانٍ إلى الأمام
media-previousFrame = الإطار السابق
media-nextFrame = الإطار التالي
media-position = الموضع
media-speed = السرعة
media-mute = كتم الصوت
media-unmute = تشغيل الصوت
media-volume = مستوى الصوت
media-undrawn = لا يمكن رسم هذه الصورة: تُعرض بلا ألوان.
media-enlarge = تكبير
media-shrink = تصغير
media-lens = عدسة: حرّك المؤشر أو استخدم الأسهم ومفتاح المسافة
media-tile = مربع

### covers: their buttons

cover-show = إظهار
cover-hide = تغطية
cover-preview = معاينة
cover-lift = رفع الغطاء
cover-confirm = إظهار كامل
cover-colour = إظهار الألوان
cover-paraphrase = بكلمات أخرى، لا بكلماته:
cover-vault = لا يُعرض هذا هنا.
cover-broken = تعطلت الصفحة عند هذه النتيجة فتابعت دونها. إجاباتك محفوظة.
cover-part-text = النص
cover-part-image = الصورة
cover-part-video = الفيديو
cover-lens = عدسة
cover-more = وقت إضافي
cover-keep = إبقاء مفتوحًا
cover-closes = يُغطّى مجددًا بعد { $seconds } ثانية
cover-grain = المعاينة
cover-coarser = معاينة أقل وضوحًا
cover-finer = معاينة أوضح

### finding in the results

find = البحث في النتائج
find-count = { $at } من { $count }
find-none = لا يوجد فيما هو مكشوف

### delivery

unsent-none = أُرسل كل شيء
unsent-waiting = قيد الانتظار: { $count }
unsent-offline = { $count ->
     [0] دون اتصال
    *[other] دون اتصال · قيد الانتظار: { $count }
}
unsent-refused = مرفوض: { $count }
outbox-title = الإرسال
outbox-all-sent = أُرسل كل شيء.
outbox-waiting = { $count ->
     [0] لا شيء ينتظر الإرسال.
     [one] تقييم واحد ينتظر الإرسال.
     [two] تقييمان ينتظران الإرسال.
     [few] { $count } تقييمات تنتظر الإرسال.
    *[other] { $count } تقييمًا ينتظر الإرسال.
}
outbox-offline = لا يوجد اتصال.
trouble-network = تعذّر الوصول إلى الخادم الذي يستلم التقييمات.
trouble-timed-out = الخادم الذي يستلم التقييمات لا يجيب في الوقت المحدد.
trouble-unavailable = لا يستطيع الخادم استلام التقييمات الآن.
trouble-unconfirmed = يجيب الخادم دون أن يقول إنه حفظ التقييم.
trouble-redirected = يحوّل الخادم إلى عنوان آخر.
trouble-unauthorized = يطلب الخادم تسجيل الدخول من جديد.
outbox-retry-in = المحاولة التالية بعد { $seconds } ث.
outbox-kept = تبقى محفوظة في هذا المتصفح حتى تُستلم.
outbox-refused = مرفوض: { $count }
outbox-retry = إرسال من جديد
outbox-send = إرسال الآن
outbox-export = حفظ في ملف

### settings

settings-title = الإعدادات
settings-keys = حروف وأرقام مفردة كمفاتيح
settings-keys-help = عند الإيقاف: اضغط Alt معها.
settings-theme = الألوان
theme-system = حسب النظام
theme-light = فاتح
theme-dark = داكن
settings-locale = اللغة
comfort-title = المحتوى المغطى
comfort-help = كيف يظهر هنا. لا شيء من هذا يعرض أكثر مما تسمح به سياسة مشروعك.
comfort-sample = رسم لمرج: مغطى ومكشوف وبالألوان
sample-covered = مغطى
sample-revealed = معروض
sample-colour = بالألوان
comfort-cover-all = تغطية كل شيء أولًا
comfort-cover-all-help = بما في ذلك ما لم يُبلّغ عنه أحد.
comfort-gray-first = عرض الصور بلا ألوان أولًا
comfort-gray-first-help = تتطلب الألوان خطوة أخرى.
comfort-drawn-first = عرض الصور كرسوم أولًا
comfort-drawn-first-help = خطوطها الخارجية قبل الصورة نفسها. لا تسمح كل المواقع بذلك.
comfort-small = صور صغيرة
comfort-small-help = لا يتجاوز عرض ما كُشف 160 بكسل.
comfort-tint = مسحة الصور الملونة
tint-none = بلا
tint-sepia = بنية
tint-pale = باهتة
comfort-grain = دقة المعاينات بالبكسل
comfort-rate = سرعة الفيديو في البداية
today-title = ما شوهد اليوم
today-help = هذا لك. وليس مقياسًا لعملك.
today-reveals = مرات الكشف: { $count }
today-minutes = دقائق الكشف: { $count }
today-spared = قُيّمت دون كشف كامل: { $count }
today-judged = النتائج المقيّمة: { $count }
today-undone = تراجعت عنها فورًا: { $count }
today-pauses = فترات الراحة: { $count }
language-en = English
language-pt-BR = Português (Brasil)
language-ar = العربية

### help

help-title = المفاتيح
help-commands = في كل مكان
help-pointer = المؤشر واللمس يفعلان الشيء نفسه. تعمل المفاتيح ما دام التركيز في هذه الصفحة.
command-next = النتيجة التالية
command-previous = النتيجة السابقة
command-confirm = متابعة؛ إرسال عند اكتمال الأجوبة
command-submit = إرسال
command-skip = تخطٍّ
command-cannot-judge = يتعذر التقييم
command-escalate = تصعيد
command-undo = تراجع
command-redo = إعادة
command-guideline = فتح الدليل أو إغلاقه
command-reveal = إظهار النتيجة الحالية أو تغطيتها
command-cover-all = تغطية كل شيء
command-help = هذه القائمة
command-first-finding = الذهاب إلى أول ما يلزم تصحيحه
command-find = البحث في النتائج
command-cancel = إغلاق السؤال

### the page without a task

idle-loading = جارٍ تحميل الدليل والمهام…
idle-empty = لا شيء للتقييم بعد
idle-empty-help = لا توجد مهام هنا. ستظهر حالما يضيفها أحد.
idle-finished = اكتمل التقييم
idle-finished-help = { $count ->
     [0] شكرًا لك. يمكنك إغلاق هذه الصفحة بعد إرسال كل شيء.
    *[other] المهام المنجزة: { $count }. يمكنك إغلاق هذه الصفحة بعد إرسال كل شيء.
}
idle-over = انتهت هذه الجلسة
idle-over-help = ما قيّمته محفوظ. سجّل الدخول من جديد للمتابعة.
unusable = لا يمكن استخدام { $name }
unusable-help = المشكلات: { $count }. على المؤلف تصحيحها؛ لم يُفقد شيء من عملك.

### notices

notice-storage-denied = لا يسمح هذا المتصفح بحفظ التقييمات. تُرسل فورًا، وما لم يُرسل يُفقد عند إغلاق الصفحة.
notice-storage-locked = بعض العمل في هذا المتصفح مقفل بمفتاح آخر. يبقى محفوظًا إلى أن تُعطى الصفحة ذلك المفتاح.
notice-storage-full = امتلأت ذاكرة المتصفح. أرسل ما ينتظر أو احفظه ثم تابع.
notice-not-stored = لم يُحفظ التقييم. أجوبتك ما زالت هنا: أرسل مرة أخرى.
notice-guideline-failed = لم يُحمَّل الدليل.
notice-tasks-failed = لم تُحمَّل المهام.
notice-task-refused = استُبعدت مهمة لأنه لا يمكن قراءتها.
notice-guideline-changed = تغيّر الدليل منذ بدأت. أُبقيت الأجوبة التي ما زالت مناسبة.
notice-draft-reduced = لم تعد بعض الأجوبة السابقة مناسبة واستُبعدت.
notice-open-elsewhere = هذه المهمة مفتوحة في علامة تبويب أخرى أيضًا.
notice-sign-in = يتطلب الإرسال تسجيل دخول جديدًا. تُحفظ التقييمات حتى ذلك الحين.
notice-part-failed = لم يُحمَّل جزء من الصفحة. تحقق من الاتصال، ثم افتحه من جديد.
notice-safe-mode = تعذرت قراءة إعدادات التغطية: غُطّي كل ما لم يُتحقق منه.
notice-pause = هذا وقت مناسب لاستراحة من عشر دقائق أو أكثر. عملك محفوظ.
notice-limit = بلغت الحد الذي وضعه مشروعك لمثل هذا المحتوى. يمكنك مواصلة تقييم ما هو مغطى، أو التوقف هنا.

### covers: what is said of covered content, calmly and briefly, in place of it

cover-category-child-safety-csam = اعتداء جنسي على أطفال
cover-category-child-safety-groom = شخص بالغ يستدرج طفلًا
cover-category-child-safety-privacy = معلومات خاصة بطفل
cover-category-child-safety-harassment = مضايقة طفل
cover-category-child-safety-other = سلامة طفل
cover-category-self-harm-content = إيذاء النفس أو الانتحار
cover-category-self-harm-ed = اضطراب في الأكل
cover-category-self-harm-stunts = تحدٍّ خطِر
cover-category-self-harm-substances = مخدرات أو مواد أخرى
cover-category-self-harm-other = إضرار بالنفس
cover-category-violence-graphic-content = عنف صريح أو إصابات
cover-category-violence-threats = تهديد بالعنف
cover-category-violence-glorification = تمجيد للعنف
cover-category-violence-extremist-content = محتوى متطرف
cover-category-violence-animal = إيذاء حيوان
cover-category-violence-trafficking = اتجار بالبشر
cover-category-violence-other = عنف أو إضرار بالآخرين
cover-category-sexual-unlabeled = محتوى جنسي للبالغين
cover-category-sexual-ncii = صور حميمة دون موافقة
cover-category-sexual-deepfake = صور جنسية لشخص مصنوعة اصطناعيًا
cover-category-sexual-abuse-content = اعتداء جنسي
cover-category-sexual-animal = اعتداء جنسي على حيوان
cover-category-sexual-other = محتوى جنسي من نوع آخر
cover-category-nudity = عُري
cover-category-harassment-hate-speech = كلمات أو رموز كراهية ضد فئة
cover-category-harassment-targeted = تنمّر على شخص
cover-category-harassment-troll = إهانات أو استفزاز
cover-category-harassment-doxxing = معلومات خاصة بشخص
cover-category-harassment-other = مضايقة
cover-category-misleading-bot = حساب آلي
cover-category-misleading-impersonation = انتحال شخصية
cover-category-misleading-spam = إعلانات غير مرغوبة
cover-category-misleading-scam = اشتباه في احتيال
cover-category-misleading-elections = ادعاءات مضللة عن انتخابات
cover-category-misleading-other = محتوى مضلل
cover-category-rule-site-security = خطر على الحسابات أو الأجهزة
cover-category-rule-prohibited-sales = بيع شيء محظور
cover-category-rule-ban-evasion = حساب محظور
cover-category-rule-other = مخالفة لقواعد موقع
cover-category-hide = أخفته خدمة إشراف
cover-category-warn = أشارت إليه خدمة إشراف
cover-category-unknown = مصنَّف في فئة غير معروفة هنا
cover-category-unclassified = لم يتحقق أحد من هذا بعد
cover-category-comfort = مغطى حسب إعداداتك
cover-category-all = غطيتَ كل شيء
cover-category-broken = تعذّر عرضه
