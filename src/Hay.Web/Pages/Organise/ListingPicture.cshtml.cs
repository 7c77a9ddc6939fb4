using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Pictures;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.Organise;

/// <summary>Adds a picture to a draft: made again by us, kept, and only then named by the draft.</summary>
[RequestSizeLimit(MostBody), RequestFormLimits(MultipartBodyLengthLimit = MostBody)]
internal sealed class ListingPictureModel(
    Doorkeeper door, IGrainFactory grains, DeskBook desk, ListingEditor editor, ListingPreviews previews, PictureMaker maker, IStringLocalizer<Words> say)
    : ListingPage(door, grains, desk, editor, previews)
{
    // Somewhat more than a picture may have, so that whoever sends too much is told so by the page.
    private const int MostBody = 2 * PictureFile.MostBytes;

    public bool IsOn { get; private set; }
    public bool IsFull => Listing.Pictures.Length >= ListingRules.MostPictures;
    public string Alt { get; private set; } = "";
    /// <summary>What is wrong with the file; empty: nothing.</summary>
    public string Wrong { get; private set; } = "";
    public string WrongAlt { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Fill(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        Alt = Request.Form.Text("alt");
        WrongAlt = Alt.Length switch
        {
            0 => say["Say what can be seen in the picture."],
            > ListingPicture.AltLength => say["This is too long: {0} letters at most.", ListingPicture.AltLength],
            _ => "",
        };
        if (IsFull || WrongAlt.Length > 0) return Sorry("");
        var (picture, problem) = Request.Form.Files["file"] is { Length: <= PictureFile.MostBytes } file
            ? await maker.Make(await Bytes(file, ct), Alt, ct)
            : (null, Request.Form.Files["file"] is null ? PictureProblem.Nothing : PictureProblem.TooLarge);
        if (picture is null)
        {
            Wrong = problem.Words(say);
            return Sorry("");
        }

        var outcome = await Editor.Add(Id, picture, Me.Details.Id, ct);
        if (outcome != DraftOutcome.Kept) return Sorry(say["Somebody else changed this meanwhile. Try it again."]);
        this.Say(Said.Good(say["Here it is."]));
        return Redirect($"/organise/listing/{Id}/pictures#said");
    }

    private static async Task<ReadOnlyMemory<byte>> Bytes(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var from = file.OpenReadStream();
        await from.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private async Task<IActionResult?> Fill(string id, CancellationToken ct)
    {
        if (await Open(id, ct) is { } away) return away;
        IsOn = await maker.IsOn(ct);
        Title($"{say["Add a picture"]} {Listing.Title}");
        return null;
    }
}
