using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Desk;

namespace Hay.Web.Freshness;

/// <summary>
/// Once an hour, looks whose listings are to be asked about and sends the mails, a bounded number. Any number of web
/// processes may do so at once: the activity's grain says which of them sends.
/// </summary>
internal sealed partial class AskRounds(
    DeskBook desk, CatalogueSlot catalogue, AskedPeople people, AskLetters letters, IGrainFactory grains, TimeProvider clock, ILogger<AskRounds> log)
    : BackgroundService
{
    /// <summary>Most listings in a round.</summary>
    private const int MostAtOnce = 200;
    /// <summary>Most listings of one organisation in a day: nobody likes to find thirty mails.</summary>
    public const int MostADay = 3;
    private const int EnoughFailures = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    // Just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // What was tried today and is not to be tried again before tomorrow: its mail failed, or its grain knows better.
    private readonly Dictionary<string, DateOnly> _tried = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await catalogue.Ready.WaitAsync(stoppingToken);
            await Task.Delay(Patience, clock, stoppingToken);
            while (true)
            {
                await Try(stoppingToken);
                await Task.Delay(Rest, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    /// <summary>One round; how many listings were asked about. For one caller at a time.</summary>
    public async Task<int> Round(CancellationToken ct)
    {
        var today = LocalDay.Of(clock.GetUtcNow());
        var due = desk.Items.Where(i => IsDue(i, today) && _tried.GetValueOrDefault(i.Id) != today)
            .OrderBy(i => i.AgesFrom).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        if (due.Count == 0) return 0;
        if (letters.Home is null)
        {
            LogNoAddress(due.Count);
            return 0;
        }

        var already = desk.Items.Where(i => i.Asked?.On == today).CountBy(Whose).ToDictionary();
        var (sent, failures) = (0, 0);
        foreach (var item in due)
        {
            if (sent == MostAtOnce || failures == EnoughFailures) break;
            if (already.GetValueOrDefault(Whose(item)) >= MostADay) continue;
            if (await Ask(item, today, ct) is not { } isSent) continue;
            failures = isSent ? 0 : failures + 1;
            if (!isSent) continue;
            sent++;
            already[Whose(item)] = already.GetValueOrDefault(Whose(item)) + 1;
        }

        if (sent > 0) LogSent(sent);
        return sent;
    }

    // Null: there was nobody to ask, or nothing.
    private async Task<bool?> Ask(DeskItem item, DateOnly today, CancellationToken ct)
    {
        var asked = await people.Of(item, ct);
        if (asked.IsEmpty) return null;
        _tried[item.Id] = today;
        var grain = grains.GetGrain<IActivityGrain>(item.Id);
        if (await grain.TakeAsk(today, ct) is not { } ask) return null;
        try
        {
            await letters.Send(item, ask, asked, ct);
            return true;
        }
        catch (MailFailedException failed)
        {
            LogFailure(failed.Message);
            await grain.ReturnAsk(ask, ct);
            return false;
        }
    }

    private async Task Try(CancellationToken ct)
    {
        try
        {
            await Round(ct);
        }
        // Whatever is wrong now may be right in an hour.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(wrong);
        }
    }

    private static bool IsDue(DeskItem item, DateOnly today) =>
        item.IsListed && !item.IsDemo && !item.IsNeighbours && Activity.AskDue(item.AgesFrom, item.Asked, today) is not null;

    private static string Whose(DeskItem item) => item.Organisation.Length > 0 ? item.Organisation : item.Email;

    [LoggerMessage(Level = LogLevel.Information, Message = "The people of {Count} listings were asked whether they are still true")]
    private partial void LogSent(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The people of {Count} listings were not asked whether they are still true: set Hay:Address to the address of this site, which the links need")]
    private partial void LogNoAddress(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail that asks whether a listing is still true was not sent, and is tried again tomorrow: {Why}")]
    private partial void LogFailure(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Asking whether listings are still true went wrong, and is tried again in an hour")]
    private partial void LogTrouble(Exception wrong);
}
