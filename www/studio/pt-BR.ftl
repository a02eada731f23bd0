# As palavras do estúdio. Sintaxe: https://projectfluent.org
### panes

panes = Painéis
pane-guideline = Diretriz
pane-task = Tarefa de amostra
pane-preview = Visão do anotador
pane-verdict = Veredito

### the bar

untitled = Uma diretriz sem nome
new = Nova
open = Abrir
save = Salvar
share = Compartilhar
undo = Desfazer
redo = Refazer
publish = Publicar
errors-block = Há erros que impedem a publicação: corrija-os primeiro.
not-proved-yet = A publicação espera pelas provas.
published = Publicada. O hash é { $what }
link-copied = Um link que contém esta diretriz foi copiado.
link-not-copied = O link está agora na barra de endereços; não foi possível copiá-lo.
cannot-open = Não é possível abrir este arquivo.
cannot-change = Isto não pode ser alterado aqui; altere no texto.
template-product-relevance = Relevância de produtos
template-product-relevance-about = Quatro notas, evidência no título, preço e estoque
template-needs-met = Necessidade atendida e qualidade da página
template-needs-met-about = Duas escalas para um resultado da web, com marcas
template-esci = Exato, substituto, complemento, irrelevante
template-esci-about = As quatro notas das buscas de compra
template-safety-severity = Segurança com gravidade
template-safety-severity-about = O que pode causar dano, quão grave é e a quem diz respeito
template-language-identification = Identificação de idioma
template-language-identification-about = Em que idioma está um texto, e com que certeza

### problems

problems = Problemas
errors = { $count ->
     [one] { $count } erro
    *[other] { $count } erros
}
warnings = { $count ->
     [one] { $count } aviso
    *[other] { $count } avisos
}
notes = { $count ->
     [one] { $count } nota
    *[other] { $count } notas
}
level-error = Erro:
level-warning = Aviso:
level-note = Nota:
line = linha { $count }
nothing-wrong = Aqui não há nada errado.
and-more = e mais { $count }
show-me = Mostrar
mend = Corrigir
mend-remove = Retirar
mend-test = Incluir este teste
take-out = Retirar { $what } da diretriz
proved-anew = Isto está sendo provado de novo: tente outra vez em um instante.
proofs-wait = As provas esperam até que o texto possa ser lido.
proofs-begin = Provando…
proofs-run = { $done } de { $total } provados
proofs-done = Tudo provado
proofs-unavailable = As provas não podem ser feitas aqui.

### the preview

preview-language = Idioma da visualização
narrow = Estreita
dark = Escura
untranslated = { $count } faltando
untranslated-about = Textos que faltam em um idioma
preview-only = Isto é uma visualização: o julgamento aparece no veredito e não é enviado a lugar nenhum.

### the verdict

side-rules = Regras
side-tests = Testes { $passed }/{ $total }
side-judgment = Julgamento
verdict-none = O veredito aparece quando a diretriz e a tarefa puderem ser lidas.
verdict-stale = Julgado pelo último texto que pôde ser lido.
verdict-as = Julgado como
as-working = Durante o trabalho
as-submitted = Ao enviar
would-be-taken = Este julgamento seria aceito.
not-finished = { $count ->
     [one] Não terminado: falta { $count } resposta.
    *[other] Não terminado: faltam { $count } respostas.
}
would-be-refused = Este julgamento seria recusado.
add-case = Incluir este caso como teste
on-result = em { $result }
is-broken = foi violada
is-broken-because = foi violada porque
is = é
waits-for = espera por { $paths }
group-waits = { $count } à espera
group-undecided = { $count } sem decisão possível
group-holds = { $count ->
     [one] { $count } é cumprida
    *[other] { $count } são cumpridas
}
group-rests = { $count ->
     [one] { $count } não se aplica
    *[other] { $count } não se aplicam
}
no-tests = Esta diretriz ainda não tem testes. Responda na visão do anotador e inclua o caso.
missing-tests = { $count ->
     [one] Falta { $count } teste.
    *[other] Faltam { $count } testes.
}
add-missing = Escrevê-los
test-passes = Passa:
test-fails = Falha:
judgment-would-be = Como seria enviado. O que só o envio sabe fica em aberto.
judgment-posted = Como a visão do anotador o enviou.

### ways to look at the guideline

view-text = Texto
view-rules = Regras
view-table = Tabela
view-versions = Versões
view-waits = Isto aparece quando o texto puder ser lido.
rules-about = Uma regra diz o que deve valer. Ela é violada onde isso não vale.
rule-when = Quando { $when }, deve valer que { $then }.
rule-always = Deve sempre valer que { $then }.
change-rule = Alterar
form-when = Quando
form-require = Então isto deve valer
form-rule = Isto deve sempre valer
over-all-results = sobre todos os resultados
severity-of = O que { $what } faz quando é violada
does-error = bloqueia
does-warning = pergunta
does-info = informa
and = e
or = ou
change-joint = Todas, ou uma delas
add-clause = Incluir uma condição
take-clause = Retirar esta condição
clause-what = O que se pergunta
clause-how = Como se compara
clause-with = Com o quê
is-not = não é
includes = inclui
lacks = não inclui
is-given = foi respondida
is-not-given = não foi respondida
count-equal = tem exatamente
count-not-equal = não tem exatamente
count-at-least = tem ao menos
count-at-most = tem no máximo
count-more = tem mais de
count-less = tem menos de
characters = { $count ->
     [one] { $count } caractere
    *[other] { $count } caracteres
}
number-equal = é igual a
number-not-equal = é diferente de
number-at-least = é ao menos
number-at-most = é no máximo
number-more = é maior que
number-less = é menor que
table-about = { $count ->
     [0] Cada regra sobre escolhas é uma linha; uma célula vazia significa qualquer uma.
     [one] Cada regra sobre escolhas é uma linha; uma célula vazia significa qualquer uma. { $count } regra trata de outra coisa.
    *[other] Cada regra sobre escolhas é uma linha; uma célula vazia significa qualquer uma. { $count } regras tratam de outra coisa.
}
table-rule = Regra
table-also = e { $what }
any = qualquer uma
compare = Comparar com…
cannot-compare = Uma das duas diretrizes não pode ser lida; corrija-a primeiro.
comparing = Comparando… { $done } de { $total } regras
versions-broke = A comparação foi interrompida. Escolha os arquivos de novo.
whole-equivalent = Ela aceita os mesmos julgamentos que { $version }.
whole-stricter = Ela é mais rígida que { $version }: recusa julgamentos que { $version } aceita.
whole-looser = Ela é mais branda que { $version }: aceita julgamentos que { $version } recusa.
whole-neither = Ela não é mais rígida nem mais branda que { $version }: cada uma aceita julgamentos que a outra recusa.
not-confirmed = Até onde textos e números podem ser distinguidos.
newly-refused = Agora recusado, por
newly-taken = Agora aceito; era recusado por
change-added = nova
change-removed = retirada
change-scope = trata de outro âmbito
change-severity = agora bloqueia, ou deixou de bloquear
equivalent = igual
stricter = mais rígida
looser = mais branda
neither = nem mais rígida nem mais branda

### versões e julgamentos passados

other-version = Outra versão
versions-about = Compare esta diretriz com um arquivo que tenha outra versão dela.
past = Julgamentos passados
past-about = Os julgamentos já feitos são verificados de novo com esta versão. Onde não há outra versão para comparar, eles contam como aceitos antes.
past-files = Julgamentos e tarefas de arquivos…
collector = ou de um coletor
token = Token
fetch = Buscar
fetching = Buscando…
nothing-past = Não há julgamentos nem tarefas nesses arquivos.
collector-wants-token = Este coletor pede o token dele.
collector-refuses-token = Este coletor não aceita este token.
collector-lacks = Este coletor não tem diretriz com este id.
collector-silent = Este coletor não pode ser alcançado desta página. Se estiver em outro endereço, ele precisa ser iniciado com --allow-origin, e a política desta página precisa permiti-lo.
lacks-tasks = { $count ->
     [one] Há { $count } julgamento aqui; ainda falta o arquivo da tarefa dele.
    *[other] Há { $count } julgamentos aqui; ainda falta o arquivo das tarefas deles.
}
lacks-judgments = { $count ->
     [one] Há { $count } tarefa aqui; ainda falta o arquivo dos julgamentos dela.
    *[other] Há { $count } tarefas aqui; ainda falta o arquivo dos julgamentos delas.
}
past-progress = Verificados { $done } de { $total }…
past-summary = { $count ->
     [one] { $count } julgamento verificado de novo: { $refused } agora recusados, { $taken } agora aceitos.
    *[other] { $count } julgamentos verificados de novo: { $refused } agora recusados, { $taken } agora aceitos.
}
past-without-task = { $count ->
     [one] De mais { $count } a tarefa não está entre as fornecidas.
    *[other] De mais { $count } as tarefas não estão entre as fornecidas.
}
past-without-verdict = { $count ->
     [one] Mais { $count } não julgou nada: foi pulado ou encaminhado.
    *[other] Mais { $count } não julgaram nada: foram pulados ou encaminhados.
}
past-unreadable = { $count ->
     [one] Mais { $count } não pode ser lido.
    *[other] Mais { $count } não podem ser lidos. O primeiro:
}
past-groups = Contagens por mercado e idioma
past-refused = Agora recusados
past-taken = Agora aceitos
market = Mercado
language = Idioma
all = Todos
unchanged = Inalterados
plain = { $count }
