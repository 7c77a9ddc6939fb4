using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Hay.Seeded.Tests.Http;

/// <summary>Finds links and forms by reading pages as somebody does, a few of each kind.</summary>
internal static class FuzzCrawl
{
    private const int OfEachKind = 3;
    // Whoever does this is somebody else then, or nobody.
    private static readonly string[] Ends = ["/sign-out", "/account/password"];

    /// <param name="http">To the site.</param>
    /// <param name="person">As whom.</param>
    /// <param name="number">Their number in the list of people.</param>
    /// <param name="starts">Where to begin.</param>
    /// <param name="most">How many pages to read.</param>
    public static async Task<List<FuzzTarget>> As(HttpClient http, FuzzPerson person, int number, IEnumerable<string> starts, int most)
    {
        var (found, kinds, waiting) = (new List<FuzzTarget>(), new Dictionary<string, int>(), new Queue<FuzzTarget>());
        foreach (var start in starts) Add(new FuzzTarget { Method = "GET", Path = start, Person = number });
        for (var read = 0; read < most && waiting.TryDequeue(out var next); read++)
        {
            using var answer = await person.Send(http, HttpMethod.Get, next.Path + QueryOf(next.Query), null);
            if (answer.Headers.Location is { } to && !to.IsAbsoluteUri) Add(TargetOf(to.OriginalString, number));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href], link[href], img[src], script[src]").Select(a => (a.GetAttribute("href") ?? a.GetAttribute("src"))!).Where(IsOurs)) Add(TargetOf(Absolute(link, next.Path), number));
            foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>())
            {
                foreach (var target in FormsOf(form, next, number)) Add(target);
            }
        }

        return found;

        void Add(FuzzTarget target)
        {
            var times = kinds.GetValueOrDefault(target.Key);
            if (times >= OfEachKind || Ends.Any(end => target.Path.StartsWith(end, StringComparison.OrdinalIgnoreCase))) return;
            kinds[target.Key] = times + 1;
            found.Add(target);
            if (target.Method == "GET" && target.Fields.IsEmpty) waiting.Enqueue(target);
        }
    }

    public static string QueryOf(IEnumerable<FuzzField> query) =>
        string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value)}")) is { Length: > 0 } all ? $"?{all}" : "";

    // Each button of a form sends something else.
    private static IEnumerable<FuzzTarget> FormsOf(IHtmlFormElement form, FuzzTarget page, int number)
    {
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(ValuesOf).ToImmutableArray();
        var buttons = form.QuerySelectorAll("button").Select(b => (Action: b.GetAttribute("formaction"), Name: b.GetAttribute("name"), Value: b.GetAttribute("value") ?? "")).DefaultIfEmpty().Distinct();
        foreach (var (action, name, value) in buttons)
        {
            var to = TargetOf(Absolute(action ?? form.GetAttribute("action") ?? "", page.Path), number);
            if (to.Path.Length == 0 || !IsOurs(to.Path)) continue;
            var all = name is null ? fields : fields.Add(new FuzzField(name, value));
            yield return form.Method == "post"
                ? to with { Method = "POST", Fields = all, HasFile = form.QuerySelector("input[type=file]") is not null }
                : to with { Query = all };
        }
    }

    private static IEnumerable<FuzzField> ValuesOf(IElement element)
    {
        var name = element.GetAttribute("name")!;
        return element switch
        {
            IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement { Type: "checkbox" or "radio" } box => [new(name, box.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.Value.Length > 0).TakeLast(1).Select(o => new FuzzField(name, o.Value)),
            IHtmlTextAreaElement text => [new(name, text.Value.Length > 0 ? text.Value : "Some words.")],
            IHtmlInputElement input => [new(name, input.Value.Length > 0 ? input.Value : Likely(input.Type))],
            _ => [],
        };
    }

    private static string Likely(string type) => type switch
    {
        "email" => "pat@example.org",
        "url" => "https://group.example/",
        "date" => "2026-12-01",
        "time" => "14:00",
        "number" => "3",
        "tel" => "01632 960123",
        _ => "Tea",
    };

    private static bool IsOurs(string href) => href.Length > 0 && href[0] is '/' or '?' && !href.StartsWith("//", StringComparison.Ordinal);

    private static string Absolute(string href, string page) => href.Length == 0 || href[0] == '?' ? page + href : href;

    private static FuzzTarget TargetOf(string href, int number)
    {
        var parts = href.Split('#')[0].Split('?', 2);
        return new FuzzTarget { Method = "GET", Path = parts[0], Query = parts.Length > 1 ? [.. parts[1].Split('&').Select(FieldOf)] : [], Person = number };
    }

    private static FuzzField FieldOf(string pair) => pair.Split('=', 2) is var p ? new(Uri.UnescapeDataString(p[0]), p.Length > 1 ? Uri.UnescapeDataString(p[1].Replace('+', ' ')) : "") : null!;
}
