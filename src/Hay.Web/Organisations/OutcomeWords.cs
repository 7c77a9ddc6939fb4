using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

internal static class OutcomeWords
{
    /// <summary>Why it was not done.</summary>
    public static string Words(this OrganisationResult result, IStringLocalizer say) => result.Outcome switch
    {
        OrganisationOutcome.Refused => string.Join(' ', result.Problems),
        OrganisationOutcome.TooMany => say["There are as many as there can be. Take somebody or a letter away first."],
        OrganisationOutcome.Taken => say["Somebody looks after this group already. Ask them to invite you."],
        OrganisationOutcome.Closed => say["This group has closed."],
        _ => say["That is not there any more. Look again."],
    };
}
