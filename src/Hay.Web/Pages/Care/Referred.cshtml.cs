using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;

namespace Hay.Web.Pages.Care;

/// <summary>What somebody referred as a colleague.</summary>
internal sealed class ReferredModel(CareDesk desk) : ReferralsPage(desk)
{
    public override string Place => "/care/referred";

    public override string Heading => "What I referred";

    protected override bool May(CareActor who) => who.Refers(Network);

    protected override ImmutableArray<PracticeRow> Referred() => Desk.Book.OfReferrer(Actor);
}
