using System.Globalization;

namespace Hay.Bench.Care;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CareBenchOptions
{
    public int Cases { get; init; } = 50_000;
    public int Contacts => Cases * 40;

    /// <summary>Throws <see cref="InvalidDataException"/>, in words, where it makes no sense.</summary>
    public static CareBenchOptions Parse(IReadOnlyList<string> args)
    {
        var said = args.Skip(1).Where(a => a != "--json").ToArray();
        return said switch
        {
            [] => new CareBenchOptions(),
            ["--cases", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) && cases is >= 1_000 and <= 200_000 => new CareBenchOptions { Cases = cases },
            _ => throw new InvalidDataException("Say nothing, or --cases 1000 to 200000 (with 40 contacts each), and --json."),
        };
    }
}
