using Microsoft.Extensions.Options;

namespace DiploMesh.Worker;

/// <summary>Refuses a configuration that could not work, before the process starts.</summary>
internal sealed class WorkerOptionsValidator : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        List<string> failures = [];

        void Require(bool condition, string field, string rule)
        {
            if (!condition)
            {
                failures.Add($"{WorkerOptions.Section}:{field} {rule}.");
            }
        }

        Require(
            options.AttributionAddress.IsAbsoluteUri && options.AttributionAddress.Scheme is "http" or "https" or "dns",
            nameof(options.AttributionAddress),
            "must be an http, https or dns address");
        Require(options.AttributionDeadline > TimeSpan.Zero, nameof(options.AttributionDeadline), "must be positive");
        Require(options.MaxAttributionBytes > 0, nameof(options.MaxAttributionBytes), "must be positive");
        Require(options.Retry.Limit is >= 1 and <= 1000, "Retry:Limit", "must be 1 to 1,000");
        Require(options.Retry.UnclearLimit is >= 1 and <= 1000, "Retry:UnclearLimit", "must be 1 to 1,000");
        Require(options.Retry.MinWait > TimeSpan.Zero, "Retry:MinWait", "must be positive");
        Require(options.Retry.MaxWait >= options.Retry.MinWait, "Retry:MaxWait", "must be at least Retry:MinWait");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
