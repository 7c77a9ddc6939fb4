using Hay.Grains;

namespace Hay.Web.Organisations;

/// <summary>What the form about an organisation holds, as it was typed.</summary>
internal sealed record OrganisationForm
{
    public string Name { get; init; } = "";
    public string Space { get; init; } = "";
    public string Kind { get; init; } = "";
    public string About { get; init; } = "";
    public string Web { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string ReplyTime { get; init; } = "";
    public string Charity { get; init; } = "";
    public string Company { get; init; } = "";

    public static OrganisationForm Of(OrganisationDetails details) => new()
    {
        Name = details.Name,
        Space = details.Space,
        Kind = details.Kind,
        About = details.About,
        Web = details.Contact.Web,
        Phone = details.Contact.Phone,
        Email = details.Contact.Email,
        ReplyTime = details.ReplyTime,
        Charity = details.CharityNumber,
        Company = details.CompanyNumber,
    };

    /// <summary>Without the blanks that people leave around what they type.</summary>
    public static OrganisationForm Read(IFormCollection form) => new()
    {
        Name = Field(form, "name"),
        Space = Field(form, "space"),
        Kind = Field(form, "kind"),
        About = Field(form, "about"),
        Web = Field(form, "web"),
        Phone = Field(form, "phone"),
        Email = Field(form, "email"),
        ReplyTime = Field(form, "reply"),
        Charity = Field(form, "charity"),
        Company = Field(form, "company"),
    };

    /// <summary>The details as this form has them; what it does not ask for stays as it was.</summary>
    public OrganisationDetails Apply(OrganisationDetails? before) => (before ?? new OrganisationDetails { Name = Name }) with
    {
        Name = Name,
        Space = Space,
        Kind = Kind,
        About = About,
        Contact = new Contact { Web = Address(Web), Phone = Phone, Email = Email },
        ReplyTime = ReplyTime,
        HasWebPresence = Web.Length > 0,
        CharityNumber = Number(Charity),
        CompanyNumber = Number(Company) is { Length: 7 } seven && seven.All(char.IsAsciiDigit) ? $"0{seven}" : Number(Company),
    };

    private static string Field(IFormCollection form, string name) => form[name].ToString().Trim().ReplaceLineEndings("\n");

    // People type what they see in their browser.
    private static string Address(string typed) =>
        typed.Length == 0 || typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}";

    private static string Number(string typed) => string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
