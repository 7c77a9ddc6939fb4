using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Faults;

/// <summary>One group with listings that have few places and many dates, and a token for its programs.</summary>
internal static class Town
{
    public const string Space = "fenland";
    public const string Token = $"hay_{Group}.for-the-fault-harness-alone-0123456789abc";
    private const string Group = "o-faults";
    private const string Kim = "0123456789abcdef0123456789abcdef";
    private const string Email = "kim@example.org";
    private const int Listings = 60; // as many as /api/places tells at once
    private const int Dates = 8; // as many as a page shows
    private const int ListingsARound = 3;
    private const int DatesARound = 2;

    public static IReadOnlyList<string> Ids { get; } = [.. Enumerable.Range(1, Listings).Select(n => FormattableString.Invariant($"faults-{n:00}"))];

    /// <summary>What one round's people compete for. Rounds move on, so that no waiting list is ever full.</summary>
    public static IReadOnlyList<Target> Targets(int round, DateTime firstDay)
    {
        var (listing, date) = (round * ListingsARound, round * ListingsARound / Listings * DatesARound);
        return [.. from l in Enumerable.Range(listing, ListingsARound)
                   from d in Enumerable.Range(date, DatesARound)
                   select new Target(Ids[l % Listings], SessionId.FromLocal(StartOf(l % Listings, firstDay).AddDays(d % Dates)).Value)];
    }

    /// <summary>Writes it into a store that no process holds. The first date of all is four days from now.</summary>
    public static async Task<DateTime> Fill(StorePlace place)
    {
        var firstDay = DateTime.SpecifyKind(DateTime.UtcNow.Date.AddDays(4), DateTimeKind.Unspecified); // a clock on the wall
        if (place.IsPostgres)
        {
            using var postgres = PostgresStore.Open(place.Postgres);
            await Fill(postgres, firstDay);
        }
        else
        {
            using var folder = DataFolder.Open(place.Folder);
            using var sqlite = SqliteStore.Open(folder);
            await Fill(sqlite, firstDay);
        }

        return firstDay;
    }

    private static async Task Fill(IRecordStore store, DateTime firstDay)
    {
        var now = DateTimeOffset.UtcNow;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var details = new AccountDetails { Id = Kim, Email = Email, EmailConfirmed = true, Name = "Kim", SecurityStamp = "a stamp", Roles = [new AccountRole(RoleKind.Organiser, Group)], Created = now };
        await Write(store, StoreNames.Account, AccountRules.NameOf(Email), new Account { Details = details, Revision = 1 });
        foreach (var handle in details.Handles()) await Write(store, StoreNames.AccountHandle, handle, new AccountHandle { Account = AccountRules.NameOf(Email) });
        var (organisation, _) = new Organisation().Begin(new OrganisationDetails { Name = "The Long Table", Space = Space }, Kim, now);
        (organisation, _) = organisation.MakeToken(new ApiToken
        {
            Id = "t-1",
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token))),
            Name = "Till",
            Scopes = [TokenScope.Listings],
            By = Kim,
            Made = today.AddDays(-2),
            Until = today.AddDays(30),
        }, today);
        await Write(store, StoreNames.Organisation, Group, organisation);
        for (var i = 0; i < Listings; i++)
        {
            var listing = new Listing
            {
                Title = $"Table {i + 1}",
                Summary = "Tea and a jigsaw.",
                Space = Space,
                Category = "games",
                Organisation = Group,
                Schedule = new Schedule { Start = StartOf(i, firstDay), Duration = TimeSpan.FromHours(1), Rule = $"FREQ=DAILY;COUNT={Dates}" },
                Booking = new BookingTerms { Kind = BookingKind.DropIn, Capacity = 1 + i % 4 },
            };
            await Write(store, StoreNames.Activity, Ids[i], new Activity().Publish(new PublishListing { By = Kim, Listing = listing }, now).Next);
        }
    }

    private static DateTime StartOf(int listing, DateTime firstDay) => firstDay.AddHours(9 + listing % 10);

    private static async Task Write<T>(IRecordStore store, string name, string key, T state)
    {
        var kept = await store.WriteAsync(name, key, 0, JsonSerializer.SerializeToUtf8Bytes(state, GrainJson.Default.Options));
        if (!kept.Accepted) throw new InvalidOperationException($"{name}/{key} is there already.");
    }
}
