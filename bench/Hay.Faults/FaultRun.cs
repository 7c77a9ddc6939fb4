using System.Diagnostics;
using System.Globalization;

namespace Hay.Faults;

/// <summary>Some rounds of one fault. The choices of round r of seed s are those of the first round of seed s + r.</summary>
/// <param name="fault">What is broken.</param>
/// <param name="pace">How much and how long.</param>
/// <param name="progress">Is told of each round.</param>
internal sealed class FaultRun(Fault fault, Pace pace, TextWriter progress)
{
    // People of former rounds who look again whether all is as they were told.
    private const int LookAgain = 4;
    // All of 200 rounds at once are 3,000 connections, which would hide what the site goes on holding.
    private const int AtOnce = 64;

    /// <summary>Answers whether every rule held in every round.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="seed">Of the first.</param>
    public async Task<bool> Go(int rounds, int seed)
    {
        await using var scene = await Scene.Open(fault.Ground, pace, fault.Allowed);
        var rules = new Rules(scene);
        var before = await scene.Vitals();
        var people = new List<Visitor>();
        var (round, told) = (0, 0);
        for (; round < rounds && scene.Findings.IsEmpty; round++)
        {
            var clock = Stopwatch.StartNew();
            var random = new Random(unchecked((seed + round) * (int)2654435761));
            if (await Break(scene, rules, round, random) is not { } acknowledged) continue;
            var again = people.Count > LookAgain ? random.GetItems(people.ToArray(), LookAgain).Distinct().ToList() : people;
            await rules.Check([.. scene.Crowd.Visitors, .. again], before);
            people.AddRange(scene.Crowd.Visitors);
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{fault.Name} {round + 1} of {rounds}: {acknowledged} acknowledged, {scene.Crowd.News} pushed, {scene.Answers}, caught up in {rules.CaughtUp.TotalSeconds:0.00} s, {rules.Vitals}, {clock.Elapsed.TotalSeconds:0.0} s"));
            told += acknowledged;
        }

        if (told == 0) scene.Findings.Add("nobody was told anything: nothing was tested");
        if (scene.Findings.IsEmpty)
        {
            foreach (var some in people.Chunk(AtOnce))
            {
                await rules.CheckTold(some);
                foreach (var person in some) person.Dispose();
            }

            // Once: the one program that changes listings may do so many times a minute.
            await rules.Check([], before);
            await rules.CheckEnd();
        }

        people.ForEach(p => p.Dispose());
        if (scene.Findings.IsEmpty) return true;
        foreach (var finding in scene.Findings.All) await progress.WriteLineAsync($"FOUND: {finding}");
        await progress.WriteLineAsync($"The site said last:\n{scene.Said}\nTo see it again: ./hay faults {fault.Name} --rounds 1 --seed {seed + round - 1}");
        return false;
    }

    // How many were told that something is kept; null: the site does not start again.
    private async Task<int?> Break(Scene scene, Rules rules, int round, Random random)
    {
        await using var crowd = scene.Crowd = new Crowd(scene, round, random);
        await fault.Break(scene, random);
        await crowd.Leave();
        if (scene.Site.IsRunning) return crowd.Acknowledged;
        rules.CheckStore();
        try
        {
            await scene.Start();
            return crowd.Acknowledged;
        }
        catch (InvalidOperationException cause)
        {
            scene.Findings.Add(cause.Message);
            return null;
        }
    }
}
