namespace Hay.Web.Spaces;

/// <summary>How to say where one is. Action: the page that is opened for the town that was chosen.</summary>
internal sealed record Locate(string Action, Place? Place);
