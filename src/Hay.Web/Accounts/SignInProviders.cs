using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Accounts;

/// <summary>The services that people may sign in with: as the operator says in the settings Hay:SignIn; else none.</summary>
/// <exception cref="InvalidDataException">A setting is missing, or makes no sense.</exception>
internal sealed class SignInProviders(IConfiguration settings)
{
    public ImmutableArray<SignInProvider> All { get; } = [.. settings.GetSection("Hay:SignIn").GetChildren().Select(SignInProvider.Read)];

    public SignInProvider? Find(string? name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>In how many ways an account can be opened. A service that is offered no more is none.</summary>
    public int WaysIn(AccountDetails account) =>
        (account.PasswordHash is null ? 0 : 1) + account.Passkeys.Length + account.Logins.Count(l => Find(l.Provider) is not null);
}
