using System.Net;
using System.Text.RegularExpressions;

namespace Hay.Faults;

/// <summary>Judges every answer that anybody gets: a person gets words and a status that fits, never the insides of the site.</summary>
internal sealed partial class Answers(Findings findings, Trouble allowed, params string[] secrets)
{
    private int _counted;
    private int _away;
    private int _gone;

    public int Counted => Volatile.Read(ref _counted);

    /// <summary>Once more what is allowed is asked for each answer: a fault may be over.</summary>
    public Trouble Allowed { get; set; } = allowed;

    public override string ToString() => FormattableString.Invariant($"{_counted} answers, {_away} times away, {_gone} times gone");

    /// <summary>False: whoever asked does not know how it ended.</summary>
    public async Task<bool> Judge(HttpResponseMessage answer)
    {
        Interlocked.Increment(ref _counted);
        var (status, what) = (answer.StatusCode, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery}");
        var body = await Whole(answer, what);
        JudgeWords(what, body);
        if (status < HttpStatusCode.BadRequest) return true;
        if (status == HttpStatusCode.TooManyRequests) return false;
        if (status == HttpStatusCode.ServiceUnavailable && Allowed.HasFlag(Trouble.Away))
        {
            Interlocked.Increment(ref _away);
            if (answer.Headers.RetryAfter is null) findings.Add($"{what}: 503 without Retry-After");
            if (body.Length < 20) findings.Add($"{what}: 503 without words");
            return false;
        }

        findings.Add($"{Nameless(what)}: {(int)status} ({Shorter(body)})");
        return false;
    }

    /// <summary>What was said shows nothing of what is inside.</summary>
    public void JudgeWords(string what, string body)
    {
        foreach (var secret in secrets)
        {
            if (body.Contains(secret, StringComparison.Ordinal)) findings.Add($"{what}: the answer shows {secret}");
        }

        if (Insides().Match(body) is { Success: true } inside) findings.Add($"{what}: the answer shows the inside of the site: {inside.Value}");
    }

    /// <summary>No answer came, or not all of it.</summary>
    public void Broke(string what, Exception cause)
    {
        if (cause is TaskCanceledException) findings.Add($"{Nameless(what)}: no answer in time");
        else if (!Allowed.HasFlag(Trouble.Gone)) findings.Add($"{Nameless(what)}: {cause.GetType().Name} {cause.Message} {cause.InnerException?.Message}");
        else Interlocked.Increment(ref _gone);
    }

    private async Task<string> Whole(HttpResponseMessage answer, string what)
    {
        try
        {
            return await answer.Content.ReadAsStringAsync();
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException && !Allowed.HasFlag(Trouble.Cut))
        {
            findings.Add($"{Nameless(what)}: the answer ends in its middle");
            throw;
        }
    }

    // One finding for all listings.
    private static string Nameless(string what) => Number().Replace(what, "-N");

    private static string Shorter(string body) => Title().Match(body) is { Success: true } title ? title.Value : body.Length > 160 ? body[..160] : body;

    [GeneratedRegex(@"^\s+at [A-Z]\w+\.|\w+Exception\b|\.cs:line \d|/(work|tmp|src|home)/\w|Npgsql|SQLite|Hay\.(Web|Silo|Grains)\b", RegexOptions.Multiline)]
    private static partial Regex Insides();

    [GeneratedRegex("-[0-9]{2}")]
    private static partial Regex Number();

    [GeneratedRegex("<h1[^>]*>[^<]*")]
    private static partial Regex Title();
}
