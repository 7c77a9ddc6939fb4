namespace Hay.Web.Catalogue;

/// <summary>
/// A listing that is off the pages: enough to say so to somebody who still has its address. IsUnconfirmed: it may be running;
/// only nobody has said so for half a year, and it comes back as soon as somebody does.
/// </summary>
public sealed record StoppedListing(string Title, string Space, string Category, DateTimeOffset? Edited, int Edits, bool IsUnconfirmed = false);
