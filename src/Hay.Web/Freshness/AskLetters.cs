using System.Collections.Immutable;
using System.Net;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Languages;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Freshness;

/// <summary>The mail that asks whether a listing is still true, with a link for each answer.</summary>
internal sealed class AskLetters(
    IMailer mailer, AskLinks links, PublicAddress address, IServer server, SpaceMap spaces, CatalogueSlot catalogue,
    IStringLocalizer<Words> say, TimeProvider clock)
{
    /// <summary>
    /// Where links lead: where the operator says, or, where mail goes to nobody, this machine. Null: nobody has said, and
    /// there is nothing to send.
    /// </summary>
    public string? Home => address.Own ?? (mailer.Folder is null ? null : Here());

    /// <summary>Sends it to each of them.</summary>
    /// <exception cref="MailFailedException">Nobody has got it. Where one has, the others are let be.</exception>
    public async Task Send(DeskItem item, Ask ask, ImmutableArray<Asked> people, CancellationToken ct)
    {
        var sent = 0;
        foreach (var person in people)
        {
            try
            {
                await mailer.Send(new Mail(person.Email, say["Is {0} still running?", item.Title], Text(item, ask, person)), ct);
                sent++;
            }
            catch (MailFailedException) when (sent > 0 || person != people[^1])
            {
                // One of several is enough.
            }
        }
    }

    private string Text(DeskItem item, Ask ask, Asked person) => $"""
        {(person.Name.Length > 0 ? say["Hello {0},", person.Name] : say["Hello,"])}

        {say["“{0}” is on Hay, the noticeboard of {1}.", item.Title, spaces.Find(item.Space)?.Name ?? "Hay"]} {say.Count(Today.DayNumber - ask.Since.DayNumber, "Nobody has told us for 1 day that it is still true.", "Nobody has told us for {0} days that it is still true.")}{Next(item)}

        {say["Could you tell us? Open one of these links and press the button there. You need no password."]}

        {say["Yes, still running:"]}
        {Link(item, ask, StillTrue.Yes)}

        {say["Something changed:"]}
        {Link(item, ask, StillTrue.Changed)}

        {say["It has stopped:"]}
        {Link(item, ask, StillTrue.Stopped)}

        {say["After {0} days without an answer we show it below the others, and after {1} days not at all. Nothing is deleted: one answer brings it back.", Activity.SinksAfter, Activity.HiddenAfter]}

        {say["The links are good for {0} days, and only for this. If you have nothing to do with it, do nothing.", AskLinks.GoodFor.Days]}

        Hay
        """;

    private string Next(DeskItem item)
    {
        var now = clock.GetUtcNow();
        var next = catalogue.Current.Find(item.Id)?.Sessions.FirstOrDefault(s => !s.Cancelled && s.Start > now);
        return next is null ? "" : " " + say["Its next date, as far as we know: {0}, {1}.", Times.Date(next.Start.Day(), Today, say), Times.Time(next.Start, say)];
    }

    private DateOnly Today => LocalDay.Of(clock.GetUtcNow());

    private string Link(DeskItem item, Ask ask, StillTrue answer) => Home + links.Path(new AskLink(item.Id, answer, ask.Since));

    private string? Here() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a =>
        Uri.TryCreate(a, UriKind.Absolute, out var uri) && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip))))?.TrimEnd('/');
}
