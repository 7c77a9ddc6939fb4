using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>What a practice referred.</summary>
internal sealed class PracticeModel(CareDesk desk) : ReferralsPage(desk)
{
    [FromRoute] public string Practice { get; set; } = "";

    public override string Place => $"/care/practice/{Practice}";

    public override string Heading => $"What {PracticeName(Practice)} referred";

    protected override bool May(CareActor who) => who.Practices(Network).Any(p => p.Id == Practice);

    protected override ImmutableArray<PracticeRow> Referred() => Desk.Book.OfPractice(Actor, Practice);
}
