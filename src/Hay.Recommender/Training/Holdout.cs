using Hay.Recommender.Algebra;

namespace Hay.Recommender.Training;

/// <summary>A part of the training visits that is kept back to choose by: what is chosen has never seen the test.</summary>
/// <param name="Train">What is trained with while choosing.</param>
/// <param name="Held">What is to be found, of a sample of people.</param>
/// <param name="How">In words, for the model card.</param>
public sealed record Holdout(SparseMatrix Train, SparseMatrix Held, string How)
{
    private const double Share = 0.2;
    private const int People = 4000;
    private const int FewestVisits = 3;
    private const int FewestForOrder = 10;
    private const double FirstVisits = 0.15;

    /// <summary>
    /// A fifth of the visits of up to 4,000 people. It is a random fifth, but where the numbers of items tell which visits were
    /// the later ones, half of the people lose those: what comes later is harder to find than what is missing, and settings
    /// that are good at one of them alone are not wanted.
    /// </summary>
    public static Holdout Of(SparseMatrix visits, int seed)
    {
        var random = new Random(seed);
        var first = FirstVisitors(visits);
        var people = Enumerable.Range(0, visits.Rows).Where(person => visits.RowCount(person) >= FewestVisits).ToArray();
        random.Shuffle(people);
        var ordered = first is null ? [] : people.Where(person => TellsOrder(visits.Row(person), person, first)).Take(People / 2).ToHashSet();
        var sampled = people.Where(person => !ordered.Contains(person)).Take(People - ordered.Count).Concat(ordered).ToHashSet();

        var (train, held) = (new int[visits.Rows][], new int[visits.Rows][]);
        for (var person = 0; person < visits.Rows; person++)
        {
            var items = visits.Row(person).ToArray();
            (train[person], held[person]) = (items, []);
            if (!sampled.Contains(person)) continue;
            var order = ordered.Contains(person) ? Ordered(items, person, first!, random) : Shuffled(items, random);
            var kept = order.Length - Math.Max(1, (int)(order.Length * Share));
            (train[person], held[person]) = (order[..kept], order[kept..]);
        }

        return new(
            SparseMatrix.OfSets(visits.Columns, train), SparseMatrix.OfSets(visits.Columns, held),
            FormattableString.Invariant($"a fifth of the training visits of {sampled.Count:N0} people, of {ordered.Count:N0} of them the later ones"));
    }

    /// <summary>Who went to each item first, if items are numbered as they first occur, person after person; else null.</summary>
    private static int[]? FirstVisitors(SparseMatrix visits)
    {
        var visitor = new int[visits.Columns];
        Array.Fill(visitor, -1);
        for (var person = 0; person < visits.Rows; person++)
        {
            foreach (var item in visits.Row(person)) if (visitor[item] < 0) visitor[item] = person;
        }

        var (known, inOrder, latest) = (0, 0, 0);
        foreach (var person in visitor.Where(person => person >= 0))
        {
            known++;
            if (person >= latest) inOrder++;
            latest = Math.Max(latest, person);
        }

        // Numbered otherwise, hardly any item is in order once a late person has come up. The numbering may have seen test
        // visits too: a twentieth may be out of order.
        return inOrder >= 0.95 * known && latest > 0 ? visitor : null;
    }

    private static bool TellsOrder(ReadOnlySpan<int> items, int person, int[] firstVisitor)
    {
        var own = 0;
        foreach (var item in items) own += firstVisitor[item] == person ? 1 : 0;
        return items.Length >= FewestForOrder && own >= FirstVisits * items.Length;
    }

    // What this person visited first is in order; what others had visited before may have been at any time.
    private static int[] Ordered(int[] items, int person, int[] firstVisitor, Random random)
    {
        var order = items.Where(item => firstVisitor[item] == person).ToList();
        foreach (var other in items.Where(item => firstVisitor[item] != person)) order.Insert(random.Next(order.Count + 1), other);
        return [.. order];
    }

    private static int[] Shuffled(int[] items, Random random)
    {
        int[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
