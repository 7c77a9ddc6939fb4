using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>What an organisation says of itself as rows of plain words, for those who compare it.</summary>
internal sealed class OrganisationRows(SpaceMap spaces, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <summary>What a version says, beside another one. Rows that are empty in both are left out.</summary>
    public IEnumerable<ComparedRow> Of(OrganisationDetails version, OrganisationDetails other) => ComparedRow.Of(Rows(version), Rows(other));

    private IEnumerable<(string Name, string Words)> Rows(OrganisationDetails o) =>
    [
        (say["Name"], o.Name), (say["Home"], spaces.Find(o.Space)?.Name ?? o.Space), (say["Kind"], o.Kind), (say["Who they are"], o.About),
        (say["Telephone"], o.Contact.Phone), (say["E-mail address"], o.Contact.Email), (say["Web page"], o.Contact.Web),
        (say["How soon they answer"], o.ReplyTime), (say["Charity number"], o.CharityNumber), (say["Company number"], o.CompanyNumber),
    ];
}
