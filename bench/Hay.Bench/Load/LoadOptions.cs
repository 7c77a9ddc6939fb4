using System.Globalization;

namespace Hay.Bench.Load;

/// <summary>What was asked for on the command line.</summary>
internal sealed record LoadOptions
{
    public bool IsPostgres { get; init; }
    public int Listings { get; init; } = 20_000;
    public int Profiles { get; init; } = 900_000;
    /// <summary>Of the steady part.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Throws <see cref="InvalidDataException"/>, in words, where they make no sense.</summary>
    public static LoadOptions Parse(IReadOnlyList<string> args, LoadOptions usual)
    {
        var options = usual;
        for (var i = 1; i < args.Count; i++)
        {
            if (args[i] == "--json") continue;
            var value = i + 1 < args.Count ? args[++i] : "";
            options = (args[i - 1], value) switch
            {
                ("--store", "sqlite") => options with { IsPostgres = false },
                ("--store", "postgres") => options with { IsPostgres = true },
                ("--listings", _) when Number(value, 100, 1_000_000) is { } listings => options with { Listings = listings },
                ("--profiles", _) when Number(value, 1, 50_000_000) is { } profiles => options with { Profiles = profiles },
                ("--seconds", _) when Number(value, 1, 86_400) is { } seconds => options with { Seconds = seconds },
                _ => throw new InvalidDataException($"'{args[i - 1]} {value}' is not understood: --store sqlite|postgres, --listings 100 to 1000000, --profiles N, --seconds N, --json."),
            };
        }

        return options;
    }

    private static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
