using Hay.Grains;
using Hay.Web.Freshness;
using Hay.Web.Site;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Feeds;

/// <summary>The mail that says that a feed has been given up.</summary>
internal sealed partial class FeedLetters(IMailer mailer, AskedPeople people, PublicAddress address, IStringLocalizer<Words> say, ILogger<FeedLetters> log)
{
    /// <summary>To those who look after the group; of a space, to the host who began it.</summary>
    public async Task SayPaused(string owner, Feed feed, CancellationToken ct)
    {
        foreach (var person in FeedOwner.SpaceOf(owner) is null ? await people.Colleagues(owner, ct) : await people.Account(feed.By, ct))
        {
            try
            {
                await mailer.Send(new Mail(person.Email, say["We cannot read {0} any more", feed.Name], Text(owner, feed, person)), ct);
            }
            catch (MailFailedException failed)
            {
                LogFailure(failed.Message);
            }
        }
    }

    private string Text(string owner, Feed feed, Asked person) => $"""
        {(person.Name.Length > 0 ? say["Hello {0},", person.Name] : say["Hello,"])}

        {(feed.IsNeighbour
            ? say["For {0} days we could not read “{1}”, so we have stopped trying. What it had has left the pages.", FeedList.PausedAfter.Days, feed.Name]
            : say["For {0} days we could not read “{1}”, so we have stopped trying. Your listings stay as they were; they do not follow it any more.", FeedList.PausedAfter.Days, feed.Name])}

        {say["Sign in to Hay to see why, and to start it again:"]}

        {address.Own}{PageOf(owner)}/{feed.Id}

        Hay
        """;

    /// <summary>Path of the page of somebody's feeds.</summary>
    public static string PageOf(string owner) => FeedOwner.SpaceOf(owner) is { } space ? $"/host/{space}/feeds" : $"/organise/{owner}/feeds";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail that says that a feed was given up was not sent: {Why}")]
    private partial void LogFailure(string why);
}
