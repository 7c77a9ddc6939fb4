using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>How people reach somebody who knows about it.</summary>
internal sealed record ReachForm(string Phone, string Email, string Web) : IStepForm
{
    public static ReachForm Of(Listing listing) => new(listing.Contact.Phone, listing.Contact.Email, listing.Contact.Web);

    public static ReachForm Read(IFormCollection form) => new(form.Text("phone"), form.Text("email"), form.Text("web"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        // People type what they see in their browser.
        var web = Web.Length == 0 || Web.Contains("://", StringComparison.Ordinal) ? Web : $"https://{Web}";
        Check("phone", new Contact { Phone = Phone });
        Check("email", new Contact { Email = Email });
        Check("web", new Contact { Web = web });
        return listing with
        {
            Contact = new Contact
            {
                Phone = problems.Of("phone").Length > 0 ? listing.Contact.Phone : Phone,
                Email = problems.Of("email").Length > 0 ? listing.Contact.Email : Email,
                Web = problems.Of("web").Length > 0 ? listing.Contact.Web : web,
            },
        };

        void Check(string field, Contact contact)
        {
            foreach (var problem in ListingRules.ContactProblems(contact)) problems.Add(field, desk.Say[problem]);
        }
    }
}
