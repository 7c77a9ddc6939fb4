using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// Goes through the whole log, line by line, and says where it is not as it was written: a line that was changed, removed,
/// inserted or moved, and an end that is missing. It cannot find a log that was made anew as a whole: whoever may write the whole store
/// can do that. Against it stands a head that was kept elsewhere.
/// </summary>
/// <param name="noted">A head that was written down before; null: none.</param>
public sealed class AuditChain(AuditHead? noted = null)
{
    private const int MostFindings = 20;
    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();
    private AuditPage _page = new();
    private int _found;

    /// <summary>The last line that there is.</summary>
    public AuditHead Head { get; private set; } = new(0, AuditLine.BeforeTheFirst);

    /// <summary>Takes the lines of the next page.</summary>
    public void Take(AuditPage page)
    {
        foreach (var line in page.Lines) Take(line);
        _page = page;
    }

    /// <summary>Takes the end of the log, after all pages; null: there is none. What is wrong, a sentence each.</summary>
    public ImmutableArray<string> End(AuditLog? log)
    {
        // Lines of the newest page may be here still, until the next write.
        foreach (var line in log?.Lines ?? [])
        {
            if (!_page.Lines.Contains(line)) Take(line);
        }

        if (log is null && Head.Number > 0) Say("The audit log has pages and no end: its last lines are missing.");
        if (log is not null && log.Last > Head.Number) Say($"The audit log ends with line {Head.Number} and had {log.Last}: its last lines are missing.");
        else if (log is not null && (log.Last != Head.Number || log.Head != Head.Hash)) Say($"The audit log says that it ends with line {log.Last}, but it ends in another way.");
        if (noted is not null && noted.Number > Head.Number) Say($"The audit log ends with line {Head.Number}, and had line {noted.Number} when its head was noted.");
        if (_found > MostFindings) _findings.Add($"… and {_found - MostFindings} more in the audit log.");
        return _findings.ToImmutable();
    }

    private void Take(AuditLine line)
    {
        if (line.Number > Head.Number + 1) Say($"Lines {Head.Number + 1} to {line.Number - 1} of the audit log are missing.");
        else if (line.Number <= Head.Number) Say($"Line {line.Number} of the audit log stands after line {Head.Number}.");
        // After what is missing nobody can say what the hash should be.
        else if (line.Hash != line.HashAfter(Head.Hash)) Say($"Line {line.Number} of the audit log, or the one before, is not as it was written.");
        if (line.Number == noted?.Number && line.Hash != noted.Hash) Say($"Line {line.Number} of the audit log is another one than when its head was noted: the log was made anew.");
        Head = new AuditHead(line.Number, line.Hash);
    }

    private void Say(string finding)
    {
        if (++_found <= MostFindings) _findings.Add(finding);
    }
}
