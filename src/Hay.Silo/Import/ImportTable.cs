using System.Globalization;

namespace Hay.Silo.Import;

/// <summary>The report of a run as people read it: a table of files, then what was refused and why.</summary>
internal static class ImportTable
{
    private const int LongestName = 60;
    private const int RefusalsOfAFile = 100;
    private static readonly ImportOutcome[] Columns = Enum.GetValues<ImportOutcome>();

    public static void Write(ImportReport report, TextWriter to)
    {
        var names = report.Files.Select(f => Short(f.File)).Append("total").ToList();
        var width = names.Max(n => n.Length);
        to.WriteLine(Row("file".PadRight(width), ["records", .. Columns.Select(c => c.ToString().ToLowerInvariant())]));
        for (var i = 0; i < report.Files.Length; i++)
        {
            var file = report.Files[i];
            to.WriteLine(Row(names[i].PadRight(width), [Number(file.Records), .. Columns.Select(c => Number(file[c]))]));
        }

        to.WriteLine(Row("total".PadRight(width), [Number(report.Records), .. Columns.Select(c => Number(report[c]))]));
        if (!report.IsComplete) to.WriteLine("The run was stopped. What is counted is kept; run it again to go on.");
        if (report.Refusals.IsEmpty) return;

        to.WriteLine();
        to.WriteLine("Refused:");
        foreach (var file in report.Refusals.GroupBy(r => r.File))
        {
            foreach (var refusal in file.Take(RefusalsOfAFile))
            {
                to.WriteLine(refusal.Where.Length == 0 ? $"{file.Key}: {refusal.Reason}" : $"{file.Key}, {refusal.Where}: {refusal.Reason}");
            }

            if (file.Skip(RefusalsOfAFile).Count() is var more and > 0) to.WriteLine($"{file.Key}: and {Number(more)} more");
        }
    }

    private static string Row(string name, IEnumerable<string> cells) => $"{name}  {string.Join("  ", cells.Select(c => c.PadLeft(9)))}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(string name) => name.Length <= LongestName ? name : $"…{name[^(LongestName - 1)..]}";
}
