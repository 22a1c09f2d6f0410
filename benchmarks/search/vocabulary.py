"""Movement vocabulary in four languages, from which exercises are put together.

Nothing here is read by the product: a search that finds what is meant must do so on its own.
"""

LANGUAGES = ("en", "es", "de", "fr")

MOVEMENTS = """
bridge | puente | Brücke | pont fessier | strengthen | hips low_back | glutes hamstrings
bird dog | perro de caza | Vierfüßlerstand diagonal | chien d'arrêt | strengthen | core low_back | multifidus glutes
dead bug | insecto muerto | Käfer | insecte mort | strengthen | core | abdominals transverse-abdominis
cat cow | gato vaca | Katze Kuh | chat vache | mobility | low_back upper_back | erector-spinae abdominals
child's pose | postura del niño | Kindhaltung | posture de l'enfant | stretch | low_back hips | latissimus-dorsi
pelvic tilt | inclinación pélvica | Beckenkippung | bascule du bassin | mobility | low_back core | abdominals
pelvic clock | reloj pélvico | Beckenuhr | horloge pelvienne | mobility | low_back hips | transverse-abdominis
knee to chest | rodilla al pecho | Knie zur Brust | genou poitrine | stretch | low_back hips | low-back-muscles
knee roll | giro de rodillas | Knierolle | rotation des genoux | stretch | low_back hips | spine-rotators
trunk rotation | rotación de tronco | Rumpfdrehung | rotation du tronc | mobility | low_back upper_back | spine-rotators
thoracic rotation | rotación torácica | Brustwirbeldrehung | rotation thoracique | mobility | upper_back | spine-rotators
thoracic extension | extensión torácica | Brustwirbelstreckung | extension thoracique | mobility | upper_back | erector-spinae
open book | libro abierto | offenes Buch | livre ouvert | mobility | upper_back shoulders | spine-rotators
side bend | flexión lateral | Seitneigung | inclinaison latérale | stretch | low_back upper_back | lateral-trunk
prone press | cobra | Kobra | cobra | mobility | low_back | erector-spinae
superman | superhombre | Superman | superman | strengthen | low_back upper_back | erector-spinae
swimmer | nadador | Schwimmer | nageur | strengthen | low_back shoulders | erector-spinae shoulder-muscles
plank | plancha | Unterarmstütz | planche | strengthen | core | abdominals core-muscles
side plank | plancha lateral | Seitstütz | planche latérale | strengthen | core | lateral-trunk
crunch | abdominal corto | Bauchpresse | relevé de buste | strengthen | core | abdominals
reverse crunch | abdominal inverso | umgekehrte Bauchpresse | crunch inversé | strengthen | core | abdominals
abdominal brace | activación abdominal | Bauchspannung | gainage abdominal | strengthen | core | transverse-abdominis
heel slide | deslizamiento de talón | Fersengleiten | glissé de talon | mobility | core thighs | transverse-abdominis
heel tap | toque de talón | Fersentippen | touche talon | strengthen | core | abdominals
leg lowering | descenso de pierna | Beinsenken | abaissement de jambe | strengthen | core hips | abdominals hip-flexors
straight leg raise | elevación de pierna recta | gestrecktes Beinheben | lever de jambe tendue | strengthen | thighs hips | quadriceps
clamshell | almeja | Muschel | coquillage | strengthen | hips | glutes
fire hydrant | hidrante | Hydrant | bouche d'incendie | strengthen | hips | glutes
donkey kick | patada de glúteo | Eselskick | ruade | strengthen | hips | glutes
hip abduction | abducción de cadera | Hüftabduktion | abduction de hanche | strengthen | hips | glutes
hip adduction | aducción de cadera | Hüftadduktion | adduction de hanche | strengthen | hips thighs | adductors
hip extension | extensión de cadera | Hüftstreckung | extension de hanche | strengthen | hips | glutes hamstrings
hip hinge | bisagra de cadera | Hüftbeuge | charnière de hanche | strengthen | hips low_back | hamstrings glutes
hip circle | círculo de cadera | Hüftkreisen | cercle de hanche | mobility | hips | hip-muscles
hip flexor stretch | estiramiento del psoas | Hüftbeugerdehnung | étirement du psoas | stretch | hips thighs | hip-flexors
hamstring stretch | estiramiento de isquiotibiales | Oberschenkelrückseite Dehnung | étirement des ischio-jambiers | stretch | thighs | hamstrings
hamstring curl | curl de isquiotibiales | Beinbeugen | flexion de jambe | strengthen | thighs | hamstrings
quadriceps stretch | estiramiento de cuádriceps | Quadrizepsdehnung | étirement du quadriceps | stretch | thighs | quadriceps
quad set | contracción de cuádriceps | Quadrizepsanspannung | contraction du quadriceps | strengthen | thighs | quadriceps
piriformis stretch | estiramiento del piriforme | Piriformisdehnung | étirement du piriforme | stretch | hips | piriformis
figure 4 stretch | estiramiento en forma de 4 | Viererdehnung | étirement en quatre | stretch | hips | piriformis glutes
butterfly stretch | estiramiento de mariposa | Schmetterlingsdehnung | étirement papillon | stretch | hips thighs | adductors
groin stretch | estiramiento de ingle | Leistendehnung | étirement de l'aine | stretch | thighs | adductors
calf stretch | estiramiento de pantorrilla | Wadendehnung | étirement du mollet | stretch | thighs | calves
calf raise | elevación de talones | Wadenheben | montée sur pointes | strengthen | thighs | calves
ankle pump | bombeo de tobillo | Fußpumpe | pompe de cheville | mobility | thighs | calves
squat | sentadilla | Kniebeuge | accroupissement | strengthen | thighs hips | quadriceps glutes
wall sit | silla en pared | Wandsitz | chaise murale | strengthen | thighs | quadriceps
lunge | zancada | Ausfallschritt | fente | strengthen | thighs hips | quadriceps glutes
step up | subida al escalón | Stufensteigen | montée de marche | strengthen | thighs hips | quadriceps glutes
march | marcha | Marschieren | marche sur place | warm_up | hips thighs | hip-flexors
monster walk | paso de monstruo | Monstergang | marche du monstre | strengthen | hips | glutes
deadlift | peso muerto | Kreuzheben | soulevé de terre | strengthen | hips low_back | hamstrings glutes
good morning | buenos días | Rumpfbeuge | flexion du buste | strengthen | low_back hips | erector-spinae hamstrings
arm circle | círculo de brazos | Armkreisen | cercle de bras | warm_up | shoulders | shoulder-muscles
shoulder press | press de hombro | Schulterdrücken | développé épaule | strengthen | shoulders | shoulder-muscles
shoulder external rotation | rotación externa de hombro | Außenrotation Schulter | rotation externe d'épaule | strengthen | shoulders | rotator-cuff
shoulder internal rotation | rotación interna de hombro | Innenrotation Schulter | rotation interne d'épaule | strengthen | shoulders | rotator-cuff
shoulder flexion | flexión de hombro | Schulterflexion | flexion d'épaule | mobility | shoulders | shoulder-muscles
lateral raise | elevación lateral | Seitheben | élévation latérale | strengthen | shoulders | shoulder-muscles
row | remo | Rudern | tirage horizontal | strengthen | upper_back shoulders | latissimus-dorsi
lat pulldown | jalón al pecho | Latzug | tirage vertical | strengthen | upper_back | latissimus-dorsi
pull apart | apertura de banda | Auseinanderziehen | écarté élastique | strengthen | upper_back shoulders | rhomboids
scapular squeeze | retracción escapular | Schulterblattziehen | serrage des omoplates | strengthen | upper_back shoulders | rhomboids
wall angel | ángel en la pared | Wandengel | ange au mur | mobility | upper_back shoulders | rhomboids
push up | flexión de brazos | Liegestütz | pompe | strengthen | shoulders core | pectorals
chest stretch | estiramiento de pecho | Brustdehnung | étirement pectoral | stretch | shoulders | pectorals
lat stretch | estiramiento del dorsal | Latissimusdehnung | étirement du dorsal | stretch | upper_back | latissimus-dorsi
pendulum | péndulo | Pendel | pendule | mobility | shoulders | shoulder-muscles
chin tuck | retracción de mentón | Kinnziehen | rentré du menton | mobility | upper_back | neck-flexors
neck rotation | rotación de cuello | Nackendrehung | rotation cervicale | mobility | upper_back | neck-flexors
sciatic nerve glide | deslizamiento del ciático | Ischiasnervgleiten | glissement du nerf sciatique | mobility | low_back thighs | hamstrings
"""
"""English, Spanish, German, French; kind; regions; muscles."""

POSITIONS = """
lying_on_back | supine | boca arriba | in Rückenlage | sur le dos
hands_and_knees | quadruped | en cuatro apoyos | im Vierfüßlerstand | à quatre pattes
forearms_and_knees | forearm kneeling | sobre antebrazos | auf Unterarmen | sur avant-bras
kneeling | half kneeling | de rodillas | im Kniestand | à genoux
sitting | seated | sentado | im Sitzen | assis
standing | standing | de pie | im Stehen | debout
standing | split stance | en paso | in Schrittstellung | en fente avant
lying_on_back | hook lying | piernas flexionadas | mit angestellten Beinen | jambes fléchies
"""
"""The position, and words that names have for it."""

EQUIPMENT = """
- | resistance band | banda elástica | Widerstandsband | bande élastique
- | loop band | minibanda | Miniband | mini bande
- | dumbbell | mancuerna | Kurzhantel | haltère
- | kettlebell | pesa rusa | Kugelhantel | kettlebell
- | stability ball | pelota de ejercicio | Gymnastikball | ballon
- | foam roller | rodillo | Faszienrolle | rouleau
- | dowel | palo | Stab | bâton
- | ankle weight | tobillera | Gewichtsmanschette | poids de cheville
towel | towel | toalla | Handtuch | serviette
pillow | pillow | almohada | Kissen | oreiller
bolster | bolster | cojín largo | Lagerungsrolle | traversin
chair | chair | silla | Stuhl | chaise
wall | wall | pared | Wand | mur
counter | counter | mostrador | Theke | comptoir
"""
"""The product's equipment, if it knows it, and words that names have for it."""

MODIFIERS = """
single leg | a una pierna | einbeinig | sur une jambe
alternating | alterno | abwechselnd | alterné
slow | lento | langsam | lent
isometric | isométrico | isometrisch | isométrique
eccentric | excéntrico | exzentrisch | excentrique
assisted | asistido | unterstützt | assisté
partial range | rango parcial | Teilbewegung | amplitude partielle
elevated | elevado | erhöht | surélevé
staggered | escalonado | versetzt | décalé
weighted | con peso | mit Gewicht | lesté
deep | profundo | tief | profond
gentle | suave | sanft | doux
pulsing | con rebote | federnd | pulsé
narrow | estrecho | eng | serré
wide | amplio | breit | large
crossed arms | brazos cruzados | gekreuzte Arme | bras croisés
overhead reach | alcance por encima | Überkopfgriff | bras levés
long hold | pausa larga | lange Haltezeit | maintien prolongé
"""

WITH = {"en": "with", "es": "con", "de": "mit", "fr": "avec"}

MUSCLES = {
    "hamstrings": "the muscles at the back of your thigh",
    "glutes": "the muscles of your buttocks",
    "core-muscles": "the muscles around your belly and back",
    "abdominals": "your belly muscles",
    "transverse-abdominis": "the deep belly muscle that wraps around you like a belt",
    "erector-spinae": "the long muscles beside your spine",
    "multifidus": "the small deep muscles along your spine",
    "spine-rotators": "the small muscles that help your back turn",
    "low-back-muscles": "the muscles of your lower back",
    "lateral-trunk": "the muscles along your side",
    "latissimus-dorsi": "the wide muscle of your back",
    "hip-flexors": "the muscles at the front of your hip",
    "hip-muscles": "the muscles around your hips",
    "shoulder-muscles": "the muscles around your shoulders",
    "piriformis": "a small muscle deep in your buttock",
    "quadriceps": "the muscles at the front of your thigh",
    "adductors": "the muscles on the inside of your thigh",
    "calves": "the muscles at the back of your lower leg",
    "rotator-cuff": "the small muscles that hold your shoulder in place",
    "rhomboids": "the muscles between your shoulder blades",
    "pectorals": "the muscles of your chest",
    "neck-flexors": "the muscles at the front of your neck",
}

MOVEMENT_SYNONYMS = {
    "bridge": ("glute bridge", "hip lift", "pelvic lift"),
    "bird dog": ("quadruped arm and leg lift",),
    "crunch": ("curl up",),
    "squat": ("sit to stand", "chair stand"),
    "calf raise": ("heel raise",),
    "march": ("high knees",),
    "push up": ("press up",),
    "clamshell": ("clam",),
    "chin tuck": ("chin retraction", "neck retraction"),
    "knee roll": ("lower trunk rotation", "windshield wipers"),
    "lunge": ("split squat",),
    "pelvic tilt": ("pelvic rock",),
    "child's pose": ("prayer stretch",),
    "cat cow": ("cat camel",),
    "figure 4 stretch": ("figure four stretch",),
}
"""Other names for a movement: whoever types one means the movement."""

REGION_SYNONYMS = {
    "low_back": (
        "LBP",
        "lumbar",
        "lower back",
        "low back",
        "low back pain",
        "lumbago",
        "lumbar spine",
    ),
    "upper_back": ("thoracic spine", "mid back"),
    "core": ("core", "trunk"),
    "thighs": ("upper leg", "thigh"),
    "shoulders": ("delts", "deltoid"),
}
MUSCLE_SYNONYMS = {
    "abdominals transverse-abdominis": ("abs", "stomach", "belly", "tummy"),
    "glutes": ("butt", "buttock", "gluteal", "glutes", "bottom"),
    "hamstrings": ("hammies", "back of the thigh"),
    "quadriceps": ("quads", "front of the thigh"),
    "calves": ("gastroc", "soleus"),
    "latissimus-dorsi": ("lats",),
    "pectorals": ("pecs",),
    "adductors": ("inner thigh",),
}
POSITION_SYNONYMS = {
    "hands_and_knees": ("all fours", "quadruped"),
    "lying_on_back": ("on your back", "face up", "supine"),
    "sitting": ("seated", "sitting"),
    "standing": ("standing",),
}
EQUIPMENT_SYNONYMS = {
    "resistance band": ("theraband", "elastic band"),
    "stability ball": ("swiss ball", "gym ball"),
    "towel": ("strap",),
    "wall": ("wall",),
    "chair": ("chair",),
    "pillow": ("pillow",),
}
