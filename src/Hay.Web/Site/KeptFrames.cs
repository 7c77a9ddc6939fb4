using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Hay.Web.Languages;
using Hay.Web.LocalCare;
using Hay.Web.Pages;
using Hay.Web.Spaces;

namespace Hay.Web.Site;

/// <summary>
/// What the layout puts around a page, drawn once for each kind of page and language. The title and the way back are not kept: they may hold
/// what somebody typed. All else in a frame is ours, so there are few.
/// </summary>
internal sealed class KeptFrames(DrawnOnce drawn, DemoMark demo, MapOfCare care, HtmlEncoder encoder)
{
    private const string Title = "{hay-title}";
    private const string Page = "{hay-page}";
    private const string Back = "{hay-back}";
    private const string View = "_Blank";
    private readonly ConcurrentDictionary<(PageFrame Frame, int Language, bool IsDemo, bool HasCare), KeptFrame> _kept = new();

    /// <param name="http">The request that it is drawn for.</param>
    /// <param name="frame">What it tells the layout: nothing that somebody typed, but for the title.</param>
    /// <param name="paper">What to write on.</param>
    /// <param name="page">Writes the page itself.</param>
    public async Task Draw(HttpContext http, PageFrame frame, Paper paper, Func<Task> page)
    {
        var request = http.Request;
        var key = (frame with { Title = Title, Back = Back }, Language.Current.Number, demo.IsShown, care.Shown is not null);
        var kept = _kept.TryGetValue(key, out var known) ? known : _kept[key] = KeptFrame.Of(await drawn.Draw(http, View, key.Item1));
        paper.Write(kept.BeforeTitle);
        paper.Write(encoder.Encode(frame.Title));
        paper.Write(kept.BeforePage);
        await page();
        paper.Write(kept.BeforeBack);
        paper.Write(encoder.Encode($"{request.Path}{request.QueryString}"));
        paper.Write(kept.End);
    }

    private sealed record KeptFrame(byte[] BeforeTitle, byte[] BeforePage, byte[] BeforeBack, byte[] End)
    {
        public static KeptFrame Of(string drawn)
        {
            var (title, page, back) = (drawn.IndexOf(Title, StringComparison.Ordinal), drawn.IndexOf(Page, StringComparison.Ordinal), drawn.IndexOf(Back, StringComparison.Ordinal));
            return new(Utf8(..title), Utf8((title + Title.Length)..page), Utf8((page + Page.Length)..back), Utf8((back + Back.Length)..));

            byte[] Utf8(Range part) => Encoding.UTF8.GetBytes(drawn[part]);
        }
    }
}
