# The words of the interface. Syntax: https://projectfluent.org
### the page

page = Julgamento
query = Consulta
results = Resultados
result-number = Resultado { $number }
whole-task = Sobre todos os resultados
progress = { $current } de { $total }
progress-open = Tarefa { $current }
guideline = Diretriz
settings = Configurações
help = Teclas e ajuda
close = Fechar
cancel = Cancelar
dismiss = Dispensar
try-again = Tentar de novo
field-optional = (opcional)
link-opens = abre em nova aba
key-space = Espaço

### the ways out, and submit

ways-out = Sem julgamento
skip = Pular
cannot-judge = Não dá para julgar
escalate = Escalar
submit = Enviar
storing = Guardando…
answered = { $answered } de { $total } respondidos
to-mend = { $count ->
     [0] Nada a corrigir
     [one] { $count } a corrigir
    *[other] { $count } a corrigir
}
to-confirm = { $count ->
     [one] { $count } a confirmar
    *[other] { $count } a confirmar
}
reason-skip = Pular esta tarefa
reason-skip-help = O motivo pode ficar vazio. A tarefa vai para outra pessoa.
reason-cannot-judge = Isto não pode ser julgado
reason-cannot-judge-help = Diga o que falta ou está quebrado, se souber.
reason-escalate = Encaminhar isto
reason-escalate-help = Alguém com mais apoio vai cuidar disso. Você não precisa ter olhado.
reason-label = Motivo
overrides-title = É isso mesmo?
overrides-help = A diretriz pede a sua palavra sobre o que segue.
overrides-back = Voltar
override-reason = Motivo

### findings

severity-error = A corrigir
severity-warning = A confirmar
severity-info = Nota
finding-see = Ver a diretriz
finding-confirm = É isso mesmo
finding-required = Falta responder aqui.
finding-bounds-count-min = { $min ->
     [one] Escolha pelo menos { $min }.
    *[other] Escolha pelo menos { $min }.
}
finding-bounds-count-max = { $max ->
     [one] Escolha no máximo { $max }.
    *[other] Escolha no máximo { $max }.
}
finding-bounds-scale = Escolha um grau de { $min } a { $max }.
finding-bounds-number-min = O número deve ser { $min } ou mais.
finding-bounds-number-max = O número deve ser { $max } ou menos.
finding-bounds-length-max = { $max ->
     [one] Escreva no máximo { $max } caractere.
    *[other] Escreva no máximo { $max } caracteres.
}
finding-invalid-kind = Esta resposta não cabe na pergunta; responda de novo.
finding-invalid-line-break = Escreva em uma só linha.
finding-invalid-number = Escreva um número.
finding-invalid-option = Esta opção não existe mais; escolha de novo.
finding-invalid-repeated = Algo foi escolhido duas vezes; escolha de novo.
finding-withheld = O que esta regra diz cita texto coberto. Mostre o resultado para ler.
finding-invalid-span = Uma marcação não corresponde mais ao texto; marque de novo.

### what is said to assistive technology

announce-undone = Desfeito.
announce-redone = Refeito.
announce-nothing-left = Nada mais a desfazer ou refazer.
announce-ready = Tudo respondido. Enter envia.
announce-to-mend = { $count ->
     [one] { $count } resposta falta ou está errada. É esta.
    *[other] { $count } respostas faltam ou estão erradas. Esta é a primeira.
}
announce-to-confirm = { $count ->
     [one] { $count } resposta espera a sua palavra.
    *[other] { $count } respostas esperam a sua palavra.
}
announce-not-stored = Não foi guardado: { $reason } As suas respostas continuam aqui.
announce-covered = Tudo está coberto.
announce-limited = Nada mais é mostrado por agora: o limite do seu projeto foi atingido.
announce-cannot-open = Isto não pode ser aberto aqui.

### answering

taxonomy-search = Buscar
taxonomy-none = Nada tem esse nome.
span-text = texto marcável
span-hint = Texto para marcar: setas escolhem palavras, com Shift mais palavras, com Alt caracteres; Enter marca, Delete tira a marca
span-mark = Marcar a seleção
span-list = Marcações
span-remove = Tirar a marcação { $quote }
span-covered = Mostre o texto para marcar.
span-marks = { $count ->
     [one] { $count } marcação
    *[other] { $count } marcações
}
span-no-text = Esta tarefa não traz o texto.
span-select-first = Selecione antes uma parte do texto.

### content

data-yes = sim
data-no = não
data-in-stock = Em estoque
data-out-of-stock = Sem estoque
data-rating = Avaliação { $rating }
data-views = { $views } visualizações
media-none = Sem imagem
media-broken-picture = Não foi possível mostrar a imagem.
media-broken-video = Não foi possível reproduzir o vídeo.
media-play = Reproduzir
media-captions = Legendas
media-uncaptioned = Não foi possível ler as legendas.
media-player = Reprodutor
media-pause = Pausar
media-back = Voltar 5 segundos
media-forward = Avançar 5 segundos
media-previousFrame = Quadro anterior
media-nextFrame = Próximo quadro
media-position = Posição
media-speed = Velocidade
media-mute = Desligar o som
media-unmute = Ligar o som
media-volume = Volume
media-undrawn = Não é possível fazer um desenho desta imagem: ela é mostrada sem cores.
media-enlarge = Ampliar
media-shrink = Reduzir
media-lens = Lupa: mova o ponteiro ou use as setas e a barra de espaço
media-tile = bloco

### covers: their buttons

cover-show = Mostrar
cover-hide = Cobrir
cover-preview = Prévia
cover-lift = Levantar a cobertura
cover-confirm = Mostrar tudo
cover-colour = Mostrar cores
cover-paraphrase = Em outras palavras, não as originais:
cover-vault = Isto não é mostrado aqui.
cover-broken = A página falhou neste resultado e seguiu sem ele. Suas respostas estão guardadas.
cover-part-text = Texto
cover-part-image = Imagem
cover-part-video = Vídeo
cover-lens = Lupa
cover-more = Mais tempo
cover-keep = Manter aberto
cover-closes = Coberto de novo após { $seconds } segundos
cover-grain = Prévia
cover-coarser = Prévia menos nítida
cover-finer = Prévia mais nítida

### finding in the results

find = Buscar nos resultados
find-count = { $at } de { $count }
find-none = Não encontrado no que está aberto

### delivery

unsent-none = Tudo enviado
unsent-waiting = { $count ->
     [one] { $count } aguarda
    *[other] { $count } aguardam
}
unsent-offline = { $count ->
     [0] Sem conexão
     [one] Sem conexão · { $count } aguarda
    *[other] Sem conexão · { $count } aguardam
}
unsent-refused = { $count ->
     [one] { $count } recusado
    *[other] { $count } recusados
}
outbox-title = Envio
outbox-all-sent = Tudo foi enviado.
outbox-waiting = { $count ->
     [0] Nada aguarda envio.
     [one] { $count } julgamento aguarda envio.
    *[other] { $count } julgamentos aguardam envio.
}
outbox-offline = Não há conexão.
trouble-network = Não foi possível alcançar o servidor que recebe as avaliações.
trouble-timed-out = O servidor que recebe as avaliações não responde a tempo.
trouble-unavailable = O servidor não pode receber avaliações no momento.
trouble-unconfirmed = O servidor responde, mas não diz que guardou a avaliação.
trouble-redirected = O servidor encaminha para outro endereço.
trouble-unauthorized = O servidor pede um novo acesso.
outbox-retry-in = { $seconds ->
     [one] Nova tentativa em { $seconds } segundo.
    *[other] Nova tentativa em { $seconds } segundos.
}
outbox-kept = Ficam guardados neste navegador até serem recebidos.
outbox-refused = { $count ->
     [one] { $count } foi recusado
    *[other] { $count } foram recusados
}
outbox-retry = Enviar de novo
outbox-send = Enviar agora
outbox-export = Salvar em arquivo

### settings

settings-title = Configurações
settings-keys = Letras e dígitos como teclas
settings-keys-help = Desligado: use com Alt.
settings-theme = Cores
theme-system = Como o sistema
theme-light = Claro
theme-dark = Escuro
settings-locale = Idioma
comfort-title = Conteúdo coberto
comfort-help = Como aparece aqui. Nada disto mostra mais do que a política do seu projeto.
comfort-sample = Desenho de um campo: coberto, revelado e em cores
sample-covered = Coberto
sample-revealed = Mostrado
sample-colour = Em cores
comfort-cover-all = Cobrir tudo primeiro
comfort-cover-all-help = Também o que ninguém sinalizou.
comfort-gray-first = Mostrar imagens sem cores primeiro
comfort-gray-first-help = As cores exigem mais um passo.
comfort-drawn-first = Mostrar imagens como desenhos primeiro
comfort-drawn-first-help = Seus contornos, antes da própria imagem. Nem todo site permite isso.
comfort-small = Imagens pequenas
comfort-small-help = O que foi revelado tem no máximo 160 pixels de largura.
comfort-tint = Tom das imagens em cores
tint-none = Nenhum
tint-sepia = Sépia
tint-pale = Pálido
comfort-grain = Nitidez das prévias, em pixels
comfort-rate = Velocidade inicial dos vídeos
today-title = Visto hoje
today-help = Para você. Não mede o seu trabalho.
today-reveals = Revelações: { $count }
today-minutes = Minutos abertos: { $count }
today-spared = Julgados sem revelar por completo: { $count }
today-judged = Resultados julgados: { $count }
today-undone = Desfeitas na hora: { $count }
today-pauses = Pausas: { $count }
language-en = English
language-pt-BR = Português (Brasil)
language-ar = العربية

### help

help-title = Teclas
help-commands = Em toda parte
help-pointer = O ponteiro e o toque fazem o mesmo. As teclas funcionam enquanto esta página tem o foco.
command-next = Próximo resultado
command-previous = Resultado anterior
command-confirm = Seguir; enviar quando tudo estiver respondido
command-submit = Enviar
command-skip = Pular
command-cannot-judge = Não dá para julgar
command-escalate = Escalar
command-undo = Desfazer
command-redo = Refazer
command-guideline = Abrir ou fechar a diretriz
command-reveal = Mostrar ou cobrir o resultado atual
command-cover-all = Cobrir tudo
command-help = Esta lista
command-first-finding = Ir ao primeiro ponto a corrigir
command-find = Buscar nos resultados
command-cancel = Fechar uma pergunta

### the page without a task

idle-loading = Carregando a diretriz e as tarefas…
idle-empty = Nada para julgar ainda
idle-empty-help = Não há tarefas aqui. Elas aparecem assim que alguém as adicionar.
idle-finished = Tudo julgado
idle-finished-help = { $count ->
     [0] Obrigado. Você pode fechar esta página quando tudo estiver enviado.
     [one] { $count } tarefa concluída. Você pode fechar esta página quando tudo estiver enviado.
    *[other] { $count } tarefas concluídas. Você pode fechar esta página quando tudo estiver enviado.
}
idle-over = Esta sessão terminou
idle-over-help = O que você julgou está guardado. Entre de novo para continuar.
unusable = { $name } não pode ser usado
unusable-help = { $count ->
     [one] Há { $count } problema. O autor precisa corrigir; nada seu se perdeu.
    *[other] Há { $count } problemas. O autor precisa corrigir; nada seu se perdeu.
}

### notices

notice-storage-denied = Este navegador não permite guardar julgamentos. Eles são enviados na hora; o que não for enviado se perde ao fechar a página.
notice-storage-locked = Parte do trabalho neste navegador está bloqueada com outra chave. Ela fica guardada até que a página receba essa chave.
notice-storage-full = O armazenamento do navegador está cheio. Envie ou salve o que aguarda e continue.
notice-not-stored = O julgamento não foi guardado. As suas respostas continuam aqui: envie de novo.
notice-guideline-failed = A diretriz não carregou.
notice-tasks-failed = As tarefas não carregaram.
notice-task-refused = Uma tarefa ficou de fora porque não pode ser lida.
notice-guideline-changed = A diretriz mudou desde que você começou. As respostas que ainda servem foram mantidas.
notice-draft-reduced = Algumas respostas anteriores não servem mais e ficaram de fora.
notice-open-elsewhere = Esta tarefa também está aberta em outra aba.
notice-sign-in = O envio precisa de um novo login. Os julgamentos ficam guardados até lá.
notice-part-failed = Uma parte da página não carregou. Verifique a conexão e abra de novo.
notice-safe-mode = A configuração das coberturas não pôde ser lida: tudo o que não foi verificado está coberto.
notice-pause = É um bom momento para uma pausa de dez minutos ou mais. Seu trabalho está guardado.
notice-limit = O limite do seu projeto para esse conteúdo foi atingido. Você pode continuar julgando o que está coberto, ou parar aqui.

### covers: what is said of covered content, calmly and briefly, in place of it

cover-category-child-safety-csam = Abuso sexual de crianças
cover-category-child-safety-groom = Adulto que se aproxima de uma criança
cover-category-child-safety-privacy = Dados privados de uma criança
cover-category-child-safety-harassment = Assédio a uma criança
cover-category-child-safety-other = Segurança de uma criança
cover-category-self-harm-content = Automutilação ou suicídio
cover-category-self-harm-ed = Transtorno alimentar
cover-category-self-harm-stunts = Desafio perigoso
cover-category-self-harm-substances = Drogas ou outras substâncias
cover-category-self-harm-other = Dano a si mesmo
cover-category-violence-graphic-content = Violência ou ferimentos explícitos
cover-category-violence-threats = Ameaça de violência
cover-category-violence-glorification = Exaltação da violência
cover-category-violence-extremist-content = Conteúdo extremista
cover-category-violence-animal = Maus-tratos a um animal
cover-category-violence-trafficking = Tráfico de pessoas
cover-category-violence-other = Violência ou dano a outras pessoas
cover-category-sexual-unlabeled = Conteúdo sexual adulto
cover-category-sexual-ncii = Imagens íntimas sem consentimento
cover-category-sexual-deepfake = Imagens sexuais de alguém, criadas artificialmente
cover-category-sexual-abuse-content = Abuso sexual
cover-category-sexual-animal = Abuso sexual de um animal
cover-category-sexual-other = Conteúdo sexual de outro tipo
cover-category-nudity = Nudez
cover-category-harassment-hate-speech = Palavras ou sinais de ódio contra um grupo
cover-category-harassment-targeted = Intimidação de uma pessoa
cover-category-harassment-troll = Insultos ou provocação
cover-category-harassment-doxxing = Dados privados de uma pessoa
cover-category-harassment-other = Assédio
cover-category-misleading-bot = Conta automatizada
cover-category-misleading-impersonation = Alguém que se passa por outra pessoa
cover-category-misleading-spam = Publicidade indesejada
cover-category-misleading-scam = Suspeita de golpe
cover-category-misleading-elections = Afirmações enganosas sobre uma eleição
cover-category-misleading-other = Conteúdo enganoso
cover-category-rule-site-security = Risco para contas ou dispositivos
cover-category-rule-prohibited-sales = Venda de algo proibido
cover-category-rule-ban-evasion = Conta que foi banida
cover-category-rule-other = Violação das regras de um site
cover-category-hide = Ocultado por um serviço de moderação
cover-category-warn = Sinalizado por um serviço de moderação
cover-category-unknown = Sinalizado com uma categoria desconhecida aqui
cover-category-unclassified = Ninguém verificou isto ainda
cover-category-comfort = Coberto pelas suas configurações
cover-category-all = Você cobriu tudo
cover-category-broken = Não pôde ser mostrado
