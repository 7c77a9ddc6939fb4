namespace Hay.Web.Catalogue;

/// <summary>A listing that was taken off the pages: enough to say so to somebody who still has its address.</summary>
public sealed record StoppedListing(string Title, string Space, string Category, long Revision);
