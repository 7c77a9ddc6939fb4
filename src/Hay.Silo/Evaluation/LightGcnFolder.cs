using System.Globalization;
using Hay.Recommender.Algebra;

namespace Hay.Silo.Evaluation;

/// <summary>
/// The text format of LightGCN's data sets: train.txt and test.txt, on each line a person's number and the numbers of what
/// they visited, all from 0, with spaces between.
/// </summary>
internal static class LightGcnFolder
{
    private const int Most = 50_000_000;

    public static bool Looks(string folder) => File.Exists(Path.Combine(folder, "train.txt")) && File.Exists(Path.Combine(folder, "test.txt"));

    /// <exception cref="InvalidDataException">A file is not what it should be: which, where, and what is wrong.</exception>
    public static (SparseMatrix Train, SparseMatrix Test) Read(string folder)
    {
        var (train, test) = (ReadFile(Path.Combine(folder, "train.txt")), ReadFile(Path.Combine(folder, "test.txt")));
        if (train.Visits.Count == 0) throw new InvalidDataException("train.txt has no visit in it.");
        if (test.Visits.All(own => own.Value.Count == 0)) throw new InvalidDataException("test.txt has no visit in it: there is nothing to find.");
        var (people, items) = (1 + Math.Max(train.LastPerson, test.LastPerson), 1 + Math.Max(train.LastItem, test.LastItem));
        SparseMatrix Matrix(Dictionary<int, List<int>> visits) =>
            SparseMatrix.OfSets(items, [.. Enumerable.Range(0, people).Select(person => visits.TryGetValue(person, out var own) ? own.ToArray() : [])]);
        return (Matrix(train.Visits), Matrix(test.Visits));
    }

    private static (Dictionary<int, List<int>> Visits, int LastPerson, int LastItem) ReadFile(string file)
    {
        var (visits, lastPerson, lastItem, line) = (new Dictionary<int, List<int>>(), -1, -1, 0);
        foreach (var text in File.ReadLines(file))
        {
            line++;
            List<int>? own = null;
            foreach (var range in text.AsSpan().SplitAny(' ', '\t'))
            {
                var part = text.AsSpan(range).Trim();
                if (part.IsEmpty) continue;
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= Most)
                {
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, line {line}: \"{DataTable.Short(part.ToString())}\" is no number from 0 to {Most - 1:N0}."));
                }

                if (own is not null)
                {
                    own.Add(number);
                    lastItem = Math.Max(lastItem, number);
                    continue;
                }

                if (!visits.TryGetValue(number, out own)) visits[number] = own = [];
                lastPerson = Math.Max(lastPerson, number);
            }
        }

        return (visits, lastPerson, lastItem);
    }
}
