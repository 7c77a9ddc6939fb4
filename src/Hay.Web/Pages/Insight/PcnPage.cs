using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Accounts;
using Hay.Web.Care;
using Hay.Web.Insight;

namespace Hay.Web.Pages.Insight;

/// <summary>A page of needs assessments: for analysts, of the networks that the operator's file has.</summary>
internal abstract class PcnPage(Doorkeeper door, InsightBook book, CareNetwork network, IEnumerable<PcnReferrals> referrals) : InsightPage(door, book)
{
    /// <summary>In addresses of files: all networks beside each other.</summary>
    protected const string Everywhere = "all";
    private const string Referred = "referrals";

    public bool IsDemo => network.IsDemo;
    public ImmutableArray<PcnProfile> All => [.. PcnProfile.All(network, Of)];

    protected PcnProfile? Find(string id) => PcnProfile.All(network, Of).FirstOrDefault(one => one.Pcn.Id == id);

    protected InsightTable Side() => PcnTables.All(Of, Asked, network);

    /// <summary>In the order of the page. Referrals: only where the connector service is on.</summary>
    protected ImmutableArray<InsightTable> TablesOf(PcnProfile one) =>
        [.. PcnTables.Names.Append(Referred).Select(name => Table(one, name)).OfType<InsightTable>()];

    /// <summary>Null: there is no such table.</summary>
    protected InsightTable? Table(PcnProfile one, string name) => (name == Referred ? referrals.FirstOrDefault()?.Of(CareDoor.ActorOf(Me), one.Pcn, Of, Asked) : PcnTables.Table(name, Of, Asked, one)) is { } table
        ? PcnTables.Noted(table, network.IsDemo) : null;
}
