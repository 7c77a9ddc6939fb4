using System.Globalization;
using Hay.Faults;

// A fault is one entry here; what it does is in its own file.
Fault[] faults = [new KillFault(), new StopFault(), new DiskFault(), new StoreFault(), new SlowFault(), new ClockFault(), new HalfOpenFault(), new SlowReadersFault(), new OversizedFault()];

string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int? Number(string name) => int.TryParse(Value(name), CultureInfo.InvariantCulture, out var number) ? number : null;
var named = args is [var first, ..] && !first.StartsWith('-') ? first : null;
if ((named is not null && faults.All(f => f.Name != named)) || args.Any(a => a.StartsWith('-') && a is not ("--rounds" or "--seed" or "--brief" or "--patience")))
{
    Console.Error.WriteLine("usage: hay faults [NAME] [--rounds N] [--seed S] [--brief] [--patience TIMES], where NAME is one of:");
    foreach (var fault in faults) Console.Error.WriteLine($"  {fault.Name,-12} {fault.What}");
    return 2;
}

var seed = Number("--seed") ?? Random.Shared.Next(1_000_000);
Console.WriteLine($"seed {seed}");
var pace = args.Contains("--brief") ? Pace.Brief : Pace.Full;
if (Number("--patience") is { } patience) pace = pace with { Patience = patience };
var failed = 0;
foreach (var fault in faults.Where(f => named is null || f.Name == named))
{
    if (fault.Missing is { } missing) Console.WriteLine($"{fault.Name}: not done. {missing}");
    else if (!await new FaultRun(fault, pace, Console.Out).Go(Number("--rounds") ?? fault.Rounds, seed)) failed++;
}

Console.WriteLine(failed == 0 ? "Every rule held." : $"{failed} faults broke a rule.");
return failed == 0 ? 0 : 1;
