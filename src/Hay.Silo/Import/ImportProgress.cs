using System.Diagnostics;
using System.Globalization;

namespace Hay.Silo.Import;

/// <summary>How far a run is: one line that is written over on a terminal, else a line now and then.</summary>
internal sealed class ImportProgress(TextWriter writer, bool isTerminal)
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private bool _isOpen;

    /// <param name="doing">"Reading", "Importing".</param>
    /// <param name="done">Records so far.</param>
    /// <param name="of">All of them; null while nobody knows.</param>
    public void Say(string doing, int done, int? of)
    {
        if (_since.Elapsed < (isTerminal ? OnTerminal : Elsewhere)) return;
        lock (_gate)
        {
            if (_since.Elapsed < (isTerminal ? OnTerminal : Elsewhere)) return;
            var bar = of is > 0 ? $" [{new string('#', (int)(20L * done / of.Value)),-20}]" : "";
            var words = string.Create(CultureInfo.InvariantCulture, $"{doing}: {done:N0}{(of is null ? "" : $" of {of:N0}")} records{bar}");
            if (isTerminal) writer.Write($"\r{words,-70}");
            else writer.WriteLine(words);
            _isOpen = isTerminal;
            _since.Restart();
        }
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void End()
    {
        if (_isOpen) writer.Write($"\r{"",-70}\r");
        _isOpen = false;
    }
}
