using System.Runtime.InteropServices;
using System.Text;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>A table or a calendar as a file, or pasted: what is in it, before anything is listed; then one button.</summary>
[RequestSizeLimit(LargestBody)]
[RequestFormLimits(ValueLengthLimit = LargestBody, MultipartBodyLengthLimit = LargestBody)]
internal sealed class FeedFileModel(
    Doorkeeper door, IGrainFactory grains, SpaceMap spaces, FeedReview review, FeedLooks looks, FeedRun run, Uploading uploading, IStringLocalizer<Hay.Web.Languages.Words> say)
    : FeedPage(door, grains, spaces, review)
{
    // More than may be sent, so that what is somewhat too large is refused in words.
    private const int LargestBody = 4 * Upload.Largest;
    private const int MostLines = 30;

    // The columns people need most; docs/import.md has all.
    private const string Template = """
        title,summary,category,venue,address,town,postcode,when,cost,phone,email,web,who_meets_you,step_free
        Chair yoga,"Stretch, breathe, sit down. No mats.",chair-yoga,Town Bridge Centre,12 High Street,March,PE15 9JJ,"Tuesdays, 10am to 11am",£3,01632 960001,,,Two regulars in yellow,yes

        """;

    private readonly IGrainFactory _grains = grains;

    public FeedPreview? Found { get; private set; }
    public Uploaded? Done { get; private set; }
    public string Pasted { get; private set; } = "";

    private IUploadGrain Kept => _grains.GetGrain<IUploadGrain>($"{Of}/{Me.Details.Id}");

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct)
    {
        if (await Open(organisation, null, ct) is { } away) return away;
        Title(say["Send a file"]);
        return Page();
    }

    /// <summary>A table to fill in.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string organisation, CancellationToken ct) =>
        // With a mark, or Excel takes the £ for something else.
        await Open(organisation, null, ct) ?? File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Template)], "text/csv", "hay-table.csv");

    public async Task<IActionResult> OnPostLookAsync(string organisation, IFormFile? file, string? text, CancellationToken ct)
    {
        if (await Open(organisation, null, ct) is { } away) return away;
        Title(say["Send a file"]);
        Pasted = text ?? "";
        if (file is { Length: > Upload.Largest } || Encoding.UTF8.GetByteCount(Pasted) > Upload.Largest) return Sorry(say["That is too large: a file holds up to {0} MB.", Upload.Largest / 1_000_000]);
        if (await Content(file, ct) is not { Length: > 0 } content) return Sorry(say["Choose a file, or paste what is in it."]);
        var upload = new Upload(file?.FileName ?? "", ImmutableCollectionsMarshal.AsImmutableArray(content));
        var reading = await looks.Look(upload, Home, ct);
        if (reading.Problem is { } problem) return Sorry(problem, reading.Detail);
        await Kept.Put(upload, ct);
        var lines = run.Preview(reading.Items, Math.Min(Uploading.Most(HoldFor), MostLines), inWords: reading.Format == FeedFormat.Table);
        Found = FeedPreview.Of(reading, lines, Uploading.LeftOut(reading, HoldFor));
        return Page();
    }

    public async Task<IActionResult> OnPostListAsync(string organisation, CancellationToken ct)
    {
        if (await Open(organisation, null, ct) is { } away) return away;
        Title(say["Send a file"]);
        if (await Kept.Look(ct) is not { } upload) return Sorry(say["We do not have the file any more. Send it again."]);
        var reading = await looks.Look(upload, Home, ct);
        if (reading.Problem is { } problem) return Sorry(problem, reading.Detail);
        Done = await uploading.List(Of, reading, HoldFor, Me, ct);
        await Kept.Drop(ct);
        return Page();
    }

    private async Task<byte[]> Content(IFormFile? file, CancellationToken ct)
    {
        if (file is null or { Length: 0 }) return Encoding.UTF8.GetBytes(Pasted);
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }
}
