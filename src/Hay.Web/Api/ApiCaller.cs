using Hay.Web.Accounts;

namespace Hay.Web.Api;

/// <summary>For whom a program asks: somebody with an account, in one organisation.</summary>
internal sealed record ApiCaller(Member Who, string Organisation)
{
    /// <summary>Whom <see cref="TokenDoor"/> let in.</summary>
    public static ApiCaller Of(HttpContext http) => http.Features.Get<ApiCaller>()!;
}
