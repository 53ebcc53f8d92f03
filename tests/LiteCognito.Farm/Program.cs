using LiteCognito.Farm;

// An instance of a farm that shares sessions in Redis. The settings are environment variables, as in a container:
// FARM_REDIS, FARM_ENDPOINT, FARM_POOL, FARM_CLIENT, FARM_KEYS, FARM_LOCK.
switch (args)
{
    case ["site", var address]:
        await Site.RunAsync(address);
        return 0;

    // Holds the lock of a session during a refresh, until it is killed or reads a line.
    case ["hold", var username]:
        return await Holder.RunAsync(username);

    default:
        Console.Error.WriteLine("Usage: site ADDRESS, or hold USERNAME");
        return 2;
}
