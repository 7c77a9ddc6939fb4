namespace Hay.Web.Site;

/// <summary>Says in the log what was refused, for whoever watches for attacks: who by their account's id alone, and where without what is secret in an address.</summary>
internal sealed partial class Refusals(TimeProvider clock, ILogger<Refusals> log)
{
    // A flood must not fill the log as well.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private long _lastTooOften;
    private int _since;

    /// <summary>Somebody does something more often than one may.</summary>
    public void TooOften(HttpContext http)
    {
        Interlocked.Increment(ref _since);
        var (now, last) = (clock.GetTimestamp(), Interlocked.Read(ref _lastTooOften));
        if ((last != 0 && clock.GetElapsedTime(last, now) < Between) || Interlocked.CompareExchange(ref _lastTooOften, now, last) != last) return;
        LogTooOften(Interlocked.Exchange(ref _since, 0), Place(http));
    }

    /// <summary>Somebody signed in asked for what they may not do.</summary>
    public void MayNot(HttpContext http, string? account) => LogMayNot(account ?? "somebody", http.Request.Method == "POST" ? "send to" : "see", Place(http));

    /// <summary>A password, a number or a passkey that is not good. Account: null where the address has none.</summary>
    public void NotGood(string what, string? account) => LogNotGood(what, account ?? "no account");

    // Further parts of addresses may hold what people search for, and keys.
    private static string Place(HttpContext http) => $"/{http.Request.Path.Value?.Split('/').ElementAtOrDefault(1) switch
    {
        { Length: <= 40 } first when first.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => first,
        _ => "…",
    }}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} requests came too often, the last one at {Place}")]
    private partial void LogTooOften(int count, string place);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Account} may not {What} what is at {Place}")]
    private partial void LogMayNot(string account, string what, string place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Signing in: {What} was not good for {Account}")]
    private partial void LogNotGood(string what, string account);
}
