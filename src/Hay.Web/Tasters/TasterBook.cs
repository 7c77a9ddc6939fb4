using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Today;

namespace Hay.Web.Tasters;

/// <summary>All tasters, in the order of the file, and which one suits.</summary>
internal sealed class TasterBook(ImmutableArray<Taster> all)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    public ImmutableArray<Taster> All => all;

    public Taster? Find(string? id) => all.FirstOrDefault(t => t.Id == id);

    /// <summary>The one that answers best; among equals another one each day. Null only where there are none.</summary>
    public Taster? For(Answer? answer, DateOnly today) => Ranked(t => t.Needs.Sum(n => answer?.Needs.GetValueOrDefault(n) ?? 0), today).FirstOrDefault();

    /// <summary>A few for a day: others each day.</summary>
    public ImmutableArray<Taster> Of(DateOnly today, int most) => [.. Ranked(_ => 0, today).Take(most)];

    /// <summary>One that gives a first taste of a category, the closest first; null: none does.</summary>
    public Taster? LeadingTo(string category) => all.Where(t => t.LeadsTo.Contains(category)).MinBy(t => t.LeadsTo.IndexOf(category));

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static TasterBook Load(string path)
    {
        ImmutableArray<Taster> tasters;
        try
        {
            tasters = [.. JsonSerializer.Deserialize<List<Taster>>(File.ReadAllBytes(path), Json) ?? []];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a list of tasters: {wrong.Message}", wrong);
        }

        var problem = tasters.Where(t => !ListingRules.IsSlug(t.Id)).Select(t => $"'{t.Id}' is not a slug")
            .Concat(tasters.GroupBy(t => t.Id).Where(g => g.Count() > 1).Select(g => $"two tasters are called '{g.Key}'"))
            .Concat(tasters.Where(t => t.Steps.IsEmpty || t.Steps.Any(s => s.Seconds <= 0)).Select(t => $"'{t.Id}' has no steps, or one that takes no time"))
            .Concat(tasters.Where(t => t.Steps.Any(s => s.Sound.Length > 0 && !TasterSound.All.Contains(s.Sound))).Select(t => $"'{t.Id}' has a sound that nobody can make"))
            .Concat(tasters.Where(t => t.Steps.Any(s => s.Breath.Length is not (0 or 2))).Select(t => $"'{t.Id}' has a breath that is not in and out"))
            .FirstOrDefault();
        return problem is null ? new TasterBook(tasters) : throw new InvalidDataException($"{path}: {problem}.");
    }

    private IEnumerable<Taster> Ranked(Func<Taster, double> fit, DateOnly today) => all
        .Select((taster, i) => (Taster: taster, Fit: fit(taster), Turn: (i + (today.DayNumber * 5)) % all.Length))
        .OrderByDescending(t => t.Fit).ThenBy(t => t.Turn).Select(t => t.Taster);
}
