using System.Globalization;
using DbUp.Engine.Output;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Storage.Schema;

/// <summary>Passes what DbUp tells on to the process's log.</summary>
internal sealed partial class UpgradeLog(ILogger logger) : IUpgradeLog
{
    /// <inheritdoc/>
    public void LogTrace(string format, params object[] args) => Write(LogLevel.Trace, null, format, args);

    /// <inheritdoc/>
    public void LogDebug(string format, params object[] args) => Write(LogLevel.Debug, null, format, args);

    /// <inheritdoc/>
    public void LogInformation(string format, params object[] args) => Write(LogLevel.Debug, null, format, args);

    /// <inheritdoc/>
    public void LogWarning(string format, params object[] args) => Write(LogLevel.Warning, null, format, args);

    /// <inheritdoc/>
    public void LogError(string format, params object[] args) => Write(LogLevel.Error, null, format, args);

    /// <inheritdoc/>
    public void LogError(Exception ex, string format, params object[] args) => Write(LogLevel.Error, ex, format, args);

    private void Write(LogLevel level, Exception? exception, string format, object[] args)
    {
        if (logger.IsEnabled(level))
        {
            var text = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
            LogUpgrade(logger, level, exception, text);
        }
    }

    [LoggerMessage(EventId = 10, EventName = "StorageUpgrade", Message = "{Text}", SkipEnabledCheck = true)]
    private static partial void LogUpgrade(ILogger logger, LogLevel level, Exception? exception, string text);
}
