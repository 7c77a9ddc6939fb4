using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Tests.Catalogue;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static Hay.Web.Tests.Catalogue.Catalogued;

namespace Hay.Web.Tests.Searching;

public sealed class SearchFinderTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public void Who_may_need_help_now_is_shown_where_people_listen_and_not_what_has_their_words()
    {
        var catalogue = Of(
            Entry("widows", ListingMaker.Plain("Widows: when husbands die") with { Category = "bereavement" }),
            Entry("talk", ListingMaker.Plain("The Kettle") with { Category = "peer-support" }));
        var found = site.Services.GetRequiredService<SearchFinder>().Find(new SearchForm { Text = "I want to die", Sort = SortBy.Best }, catalogue, ListingMaker.Now);
        Assert.True(found.Reading.IsUrgent);
        Assert.Equal(["talk"], found.Results.Hits.Select(hit => hit.Entry.Id));
        Assert.Equal("I want to die", found.Form.Text);
    }
}
