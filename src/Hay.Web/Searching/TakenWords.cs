using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Words that say a filter: those from First to before End, and the search with that filter on.</summary>
internal readonly record struct TakenWords(int First, int End, Func<SearchForm, SearchForm> Apply)
{
    private static readonly HashSet<string> BeforeDay = ["on", "this", "in", "the", "at", "for", "every", "during", "from", "of", "any", "each", "starting"];
    private static readonly HashSet<string> BeforePlace = ["in", "near", "nr", "at", "around", "round", "by", "from", "to", "close"];
    private static readonly HashSet<string> BeforeFilter = ["with", "for", "is", "are", "that", "has", "have", "a", "and", "its"];
    private static readonly HashSet<string> BeforeLanguage = ["in", "speak", "speaks", "spoken", "speaking"];

    /// <summary>All there are, from left to right. Phrases that mean something as they stand ("coffee morning") are left alone.</summary>
    public static List<TakenWords> Find(ReadOnlySpan<TypedWord> typed, Lexicon lexicon, DateOnly today)
    {
        var words = new string[typed.Length];
        for (var i = 0; i < words.Length; i++) words[i] = typed[i].Word;
        var content = words.Count(w => !Words.IsSmall(w));
        var taken = new List<TakenWords>();
        var hasPlace = false;
        for (var at = 0; at < words.Length;)
        {
            var phrase = lexicon.Words.Meaning(words, at, out _);
            var keep = phrase > 1 ? phrase : 0;
            var place = lexicon.Places.Longest(words, at, out var where);
            var isFirst = at == 0 || typed[at - 1].Number != typed[at].Number || typed[at].Number < 0;
            var (day, when, part) = DayWords.Read(words, at, isFirst ? typed[at].Piece : "", today);
            // "In March" is the town; "next March" is the month.
            if (day == 2 && words[at] == "in" && lexicon.Places.Longest(words, at + 1, out _) > 0) day = 0;
            var filter = FilterWords.Book.Longest(words, at, out var means);
            if (place > 0 && !hasPlace && place >= Math.Max(Math.Max(day, filter), keep)
                && (!where.IsOrdinaryWord || place == content || (at > 0 && BeforePlace.Contains(words[at - 1]))))
            {
                hasPlace = true;
                taken.Add(new(Back(words, at, BeforePlace, taken), at + place, form => form with { Space = where.Space, Near = where.Near }));
                at += place;
            }
            else if (day > 0 && day >= Math.Max(filter, keep))
            {
                taken.Add(new(Back(words, at, BeforeDay, taken), at + day, form => form with
                {
                    When = when.Length > 0 ? when : form.When,
                    Parts = part != PartOfDay.Any ? part : form.Parts,
                }));
                at += day;
            }
            else if (filter > 0 && filter >= keep && means.Slug.Length > 0 && (!means.IsLanguage || IsLanguage(words, at, filter, content)))
            {
                taken.Add(new(
                    Back(words, at, means.IsLanguage ? BeforeLanguage : BeforeFilter, taken),
                    at + filter + (means.IsLanguage && at + filter < words.Length && words[at + filter] is "speaking" or "speakers" ? 1 : 0),
                    form => means.IsLanguage
                        ? form with { Languages = form.Languages.Contains(means.Slug) ? form.Languages : form.Languages.Add(means.Slug) }
                        : form with { With = form.With.Contains(means.Slug) ? form.With : form.With.Add(means.Slug) }));
                at = taken[^1].End;
            }
            else
            {
                at += Math.Max(1, Math.Max(keep, filter > 0 && means.Slug.Length == 0 ? filter : 0));
            }
        }

        return taken;
    }

    // "Polish" may be for nails and "Chinese" for lunch.
    private static bool IsLanguage(string[] words, int at, int length, int content) =>
        length > 1 || length == content || words[at] == "bsl" || (at > 0 && BeforeLanguage.Contains(words[at - 1]))
        || (at + length < words.Length && words[at + length] is "speaking" or "speakers");

    // "On", "in the" and the like go with what follows them.
    private static int Back(string[] words, int at, HashSet<string> small, List<TakenWords> taken)
    {
        var end = taken.Count > 0 ? taken[^1].End : 0;
        while (at > end && small.Contains(words[at - 1])) at--;
        return at;
    }
}
