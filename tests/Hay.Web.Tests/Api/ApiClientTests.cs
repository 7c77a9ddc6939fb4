using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Api;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Api;

/// <summary>A client of somebody else's making: types from the document, strictly checked, and each operation done with them.</summary>
public sealed class ApiClientTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-client-");

    [Fact]
    public async Task A_generated_client_does_each_operation_of_the_document()
    {
        using var guest = new Guest(site);
        var document = await guest.Read("/api/v1/openapi.json");
        await Make(document, await Prepare());

        await Node("typescript/bin/tsc");
        var done = JsonSerializer.Deserialize<string[]>(await Node(Path.Combine(_folder.FullName, "made", "client.js")))!;

        var operations = JsonNode.Parse(document)!["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string)operation.Value!["operationId"]!);
        Assert.Equal(operations.Order(), done.Distinct().Order());
    }

    [Fact]
    public async Task A_document_that_says_something_else_does_not_compile()
    {
        using var guest = new Guest(site);
        var document = await guest.Read("/api/v1/openapi.json");
        await Make(document.Replace("\"integer\"", "\"string\"", StringComparison.Ordinal).Replace("/api/v1/search", "/api/v1/find", StringComparison.Ordinal), new JsonObject());

        var said = await Node("typescript/bin/tsc", "--noEmit");

        Assert.Contains("Type 'number' is not assignable to type 'string'", said, StringComparison.Ordinal);
        Assert.Contains("/api/v1/search", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task Make(string document, JsonNode known)
    {
        var here = Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Api", "Client");
        foreach (var file in Directory.GetFiles(here)) File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "node_modules"), Path.Combine(ProjectRoot.Folder, "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), """{"type":"module"}""");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "openapi.json"), document);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "known.ts"),
            $"export const site = '{site.Address.OriginalString.TrimEnd('/')}';\nexport const known: {{ token: string; listing: string; session: string; later: string }} = {known.ToJsonString()} as never;\n");
        await Node("openapi-typescript/bin/cli.js", "openapi.json", "-o", "hay.ts");
    }

    // A group with a token for both, and a listing whose first session begins in half an hour, with somebody going.
    private async Task<JsonNode> Prepare()
    {
        var (eve, account) = await site.SignIn("eve.client@example.org");
        var group = await eve.Begin("Tea by Client");
        await RunningSite.Until(() => site.Catalogue.Organisation(group) is not null);
        var (id, soon) = ($"test-{Guid.NewGuid():n}"[..20], site.Clock.GetUtcNow().UtcDateTime.AddMinutes(30));
        var start = DateTime.SpecifyKind(soon.Date.AddHours(soon.Hour).AddMinutes(soon.Minute), DateTimeKind.Unspecified);
        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        Assert.Empty((await grain.Publish(new PublishListing
        {
            By = account.Id,
            Listing = new Listing
            {
                Title = "Ours",
                Summary = "Tea.",
                Space = "fenland",
                Organisation = group,
                Category = "games",
                Venue = new Venue { Name = "The hall", Town = "March", Locality = "march" },
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = start, Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=3" },
            },
        }, default)).Problems);
        var sessions = (await grain.View(default))!.Sessions;
        await grain.Book(new BookPlace(ProfileId.New(), sessions[0].Session), default);
        return new JsonObject { ["token"] = await Token(group, account), ["listing"] = id, ["session"] = sessions[0].Session.Value, ["later"] = sessions[1].Session.Value };
    }

    private async Task<string> Token(string group, AccountRef by)
    {
        var (token, today) = (TokenDoor.Make(group), DateOnly.FromDateTime(site.Clock.GetUtcNow().Date));
        var made = await site.Grains.GetGrain<IOrganisationGrain>(group).MakeToken(new ApiToken
        {
            Id = "t-client",
            Hash = TokenDoor.HashOf(token),
            Name = "A client",
            Scopes = [TokenScope.Listings, TokenScope.Attendance],
            By = by.Id,
            Made = today,
            Until = today.AddMonths(2),
        }, default);
        Assert.Equal(OrganisationOutcome.Done, made.Outcome);
        return token;
    }

    /// <summary>What it says; its complaints where it fails, which the compiler says there too.</summary>
    private async Task<string> Node(string program, params string[] words)
    {
        var script = Path.IsPathRooted(program) ? program : Path.Combine(ProjectRoot.Folder, "node_modules", program);
        Assert.True(File.Exists(script), $"{program} is not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName })!;
        var (said, complaint) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        if (!words.Contains("--noEmit")) Assert.True(node.ExitCode == 0, await said + await complaint);
        return await said;
    }
}
