using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>Filters in words: "free", "step free", "with my dog", "in Polish". What holds the word but not the meaning is kept.</summary>
internal static class FilterWords
{
    /// <summary>Slug: of a facet or, where IsLanguage, of a language; empty: words to leave as they are.</summary>
    public readonly record struct Filter(string Slug, bool IsLanguage = false);

    public static readonly PhraseBook<Filter> Book = Make();

    private static PhraseBook<Filter> Make()
    {
        var book = new PhraseBook<Filter>();
        Add("", "sugar free", "smoke free", "gluten free", "alcohol free", "dairy free", "stress free", "pain free", "free spirit", "online safety",
            "dog walk", "dog walking", "nail polish", "guide dogs");
        Add("free", "free", "for free", "no cost", "free of charge", "costs nothing");
        Add("step-free", "step free", "no steps", "no stairs", "without steps", "level access", "wheelchair access", "wheelchair accessible",
            "wheelchair friendly", "disabled access");
        Add("hearing-loop", "hearing loop", "induction loop", "loop system", "deaf", "deaf friendly", "hard of hearing", "hearing aid", "hearing aids");
        Add("accessible-toilet", "accessible toilet", "accessible toilets", "disabled toilet", "disabled toilets", "disabled loo");
        Add("toilet", "toilet", "toilets", "loo", "loos", "with a toilet");
        Add("quiet-room", "quiet room", "quiet space", "quiet corner");
        Add("parking", "parking", "free parking", "car park", "place to park", "somewhere to park");
        Add("bus", "by bus", "on a bus route", "on the bus", "bus route", "near a bus stop");
        Add("beginners", "beginner", "beginners", "never done it", "first timer", "first timers", "absolute beginner", "absolute beginners");
        Add("seated", "sitting down", "seated", "sat down");
        Add("online", "online", "on line", "on zoom", "zoom", "virtual", "over the internet");
        Add("outdoors", "outdoors", "outside", "outdoor", "open air");
        Add("drop-in", "just turn up", "no booking", "without booking", "drop in session", "drop in sessions");
        Add("just-watch", "just watch", "can i watch", "only watch");
        Add("bring-someone", "bring a friend", "with a friend", "with my friend", "bring someone");
        Add("women", "women only", "woman only", "female only", "ladies only", "only women", "only for women", "just women", "just for women");
        Add("men", "men only", "male only", "only men", "only for men", "just men", "just for men");
        Add("families", "children welcome", "kids welcome", "child friendly", "kid friendly", "family friendly", "bring the kids", "bring the children",
            "bring kids", "with children", "with my children", "with my kids");
        Add("dogs", "dogs", "dogs welcome", "dog friendly", "dogs allowed", "with dogs", "with my dog", "with a dog", "bring my dog", "bring the dog",
            "bring a dog", "take my dog");
        Add("places-left", "places left", "spaces left", "not full");
        foreach (var (tag, names) in Tongues.Names)
        {
            foreach (var name in names) book.Add(name, new Filter(tag, IsLanguage: true));
            foreach (var name in names) book.Add($"{name} speaking", new Filter(tag, IsLanguage: true));
        }

        return book;

        void Add(string slug, params ReadOnlySpan<string> phrases)
        {
            foreach (var phrase in phrases) book.Add(phrase, new Filter(slug));
        }
    }
}
